#pragma once

namespace vendor {
class Marker {};
}  // namespace vendor
using Marker [[dynify::trait]] = vendor::Marker;
