// What the demo prints, and what it complains about.
#pragma once

#include <string>
#include <vector>

#include "measure.hpp"

namespace demo {

void print_counts(const std::string& path, const Counts& counts);
void print_table(const std::vector<Row>& rows);

/// The path of a generated header, and how it begins.
void print_companion(const std::string& path);

/// What must not be: empty where all is well.
[[nodiscard]] std::vector<std::string> complaints(const std::vector<Row>& rows);

}  // namespace demo
