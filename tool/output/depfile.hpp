// What the outputs were made from, for make and ninja.
#pragma once

#include <string>
#include <vector>

namespace dynify::gen {

/// `target target: file file ...`, with the characters escaped that make and ninja take apart.
std::string makeDepfile(const std::vector<std::string>& Targets,
                        const std::vector<std::string>& Files);

}  // namespace dynify::gen
