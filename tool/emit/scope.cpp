#include "emit/scope.hpp"

#include <string>

namespace dynify::gen {
namespace {

std::string namespaceDefinition(const std::vector<Namespace>& Namespaces) {
  std::string Text;
  for (const Namespace& N : Namespaces)
    Text += (Text.empty() ? "namespace " : "::") +
            std::string(N.IsInline && !Text.empty() ? "inline " : "") + N.Name;
  return Namespaces.front().IsInline ? "inline " + Text : Text;
}

}  // namespace

void printInNamespace(Printer& P, const std::vector<Namespace>& Namespaces, Content What,
                      const std::function<void()>& Print) {
  if (Namespaces.empty()) return Print();
  const Printer::Scope Known(P, {{"namespace", namespaceDefinition(Namespaces)}});
  P.print(What == Content::Definitions ? "$namespace$ {\n\n" : "$namespace$ {\n");
  Print();
  P.print("}  // $namespace$\n\n");
}

void printUndeprecated(Printer& P, const std::function<void()>& Print) {
  P.print(
      "#pragma GCC diagnostic push\n#pragma GCC diagnostic ignored "
      "\"-Wdeprecated-declarations\"\n\n");
  Print();
  P.print("\n#pragma GCC diagnostic pop\n");
}

}  // namespace dynify::gen
