#include "output/depfile.hpp"

#include <string_view>

namespace dynify::gen {
namespace {

std::string escaped(std::string_view Path) {
  std::string Text;
  std::size_t Backslashes = 0;
  for (const char C : Path) {
    // make takes backslashes in front of a space or `#` in pairs, and elsewhere as they are.
    if (C == ' ' || C == '#') Text.append(Backslashes + 1, '\\');
    if (C == '$') Text += '$';
    Text += C;
    Backslashes = C == '\\' ? Backslashes + 1 : 0;
  }
  return Text;
}

}  // namespace

std::string makeDepfile(const std::vector<std::string>& Targets,
                        const std::vector<std::string>& Files) {
  std::string Text;
  for (const std::string& Target : Targets) {
    if (!Text.empty()) Text += ' ';
    Text += escaped(Target);
  }
  Text += ":";
  for (const std::string& File : Files) Text += " \\\n  " + escaped(File);
  return Text + "\n";
}

}  // namespace dynify::gen
