#include "bound/findings.hpp"

#include <iterator>

#include "fmt/format.h"

namespace dynify::gen {
namespace {

struct FindingRule {
  const char* Id;
  const char* Text;  ///< `{0}` stands for what it is about
  const char* Fix;
};

constexpr FindingRule FindingRules[] = {
    {"bound-recursion", "'{0}' calls itself here, and nothing says how deep",
     "write how many of it live at once at most in front of its declaration: "
     "'[[dynify::bound(8)]]'"},
    {"bound-kept", "a task is kept in a container in each turn of a loop, and nothing counts them",
     "write how many turns there are at most in front of the loop: '[[dynify::bound(8)]] for'"},
    {"bound-body", "'{0}' has no body in the sources that were read, and may start coroutines",
     "name its source, too, or write in front of the statement how many bytes the call takes: "
     "'[[dynify::bound(256)]]'"},
    {"bound-escape", "a task goes to where its end is not seen",
     "await it here, or keep it in a variable or a container of this function; or write in front "
     "of the statement how many bytes it takes: '[[dynify::bound(256)]]'"},
    {"bound-stored", "a task is awaited whose call is not seen",
     "await it in the function that makes it, or pass it as a parameter"},
    {"bound-callee", "it cannot be told which coroutine is called here",
     "call it by its name, or through a dyn; or write in front of the statement how many bytes the "
     "call takes: '[[dynify::bound(256)]]'"},
    {"bound-implementor", "no implementor that is called here is in the sources that were read",
     "name the source where the implementor is converted, too, or write in front of the statement "
     "how many bytes the call takes: '[[dynify::bound(256)]]'"},
    {"bound-object", "an object is made on a stack here, and only frames are counted",
     "make it elsewhere, or write in front of the statement how many bytes it takes: "
     "'[[dynify::bound(256)]]'"},
    {"bound-unseen", "'{0}' starts coroutines on a stack, and where it is called is not seen",
     "call it by its name"},
    {"bound-parameter", "'{0}' takes a task, whose frame is not known, and cannot be a root",
     "name the function that calls it as the root"},
    {"bound-frame", "the frame of '{0}' was not measured",
     "name the object that it is compiled to, or what the compiler tells of it, by '--frames'"},
};

}  // namespace

FindingText describeFinding(const BoundFinding& F) {
  for (const FindingRule& Each : FindingRules)
    if (F.Problem.Rule == Each.Id)
      return {fmt::format(fmt::runtime(Each.Text), F.Problem.Name), Each.Fix};
  return {F.Problem.Rule, ""};
}

}  // namespace dynify::gen
