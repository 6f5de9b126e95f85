#pragma once

class [[dynify::interface]] Stream {};
