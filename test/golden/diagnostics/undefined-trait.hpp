#pragma once

class [[dynify::trait]] Later;
