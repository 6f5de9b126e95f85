#pragma once

class [[dynify::trait]] Marker {};
