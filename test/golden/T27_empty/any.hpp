// A trait without methods: what every type implements.
#pragma once

#include <dynify/task.hpp>

/// Owns anything.
class [[dynify::trait]] Any {};
