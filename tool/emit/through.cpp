#include "emit/through.hpp"

#include <algorithm>

#include "emit/export.hpp"
#include "emit/method.hpp"

namespace dynify::gen {
namespace {

template <class F>
void forEachMethod(const Trait& T, DynKind Kind, F Do) {
  for (const std::vector<Method>* Methods : {&T.Methods, &T.Inherited})
    for (const Method& M : *Methods)
      if (Kind == DynKind::Mutable || M.IsConst) Do(M);
}

bool isOverloadedOrInherited(const Method& M, const Trait& T) {
  int Count = 0;
  forEachMethod(T, DynKind::Mutable, [&](const Method& Other) { Count += Other.Name == M.Name; });
  return Count > 1;
}

}  // namespace

bool hasThrough(const Trait& T, DynKind Kind) {
  bool HasCoroutine = false;
  forEachMethod(T, Kind, [&](const Method& M) { HasCoroutine = HasCoroutine || M.isDeferred(); });
  return HasCoroutine;
}

void printThroughDeclaration(Printer& P, const Trait& T, DynKind Kind) {
  if (hasThrough(T, Kind)) P.print("  template <class $via$>\n  class $through$;\n\n");
}

void printThrough(Printer& P, const Trait& T, DynKind Kind) {
  if (!hasThrough(T, Kind)) return;
  P.print(R"(
/// `$this_dyn$` with what `$via$` adds to each coroutine: a place for its frame, or an owner of the object.
$head$template <class $via$>
class $this_dyn$$arguments$::$through$ {
 public:
$exports$
  $through$($this_dyn$ $wrapped_argument$, $via$ $via_argument$) noexcept
      : $wrapped$($wrapped_argument$), $via_member$(::std::move($via_argument$)) {}

  // A dyn of it is the dyn that it was made from.
  operator $this_dyn$$arguments$() const noexcept { return $wrapped$; }
  friend $this_dyn$$arguments$ dynify_dyn_behind(const $through$& $via_argument$) noexcept {
    return $via_argument$.$wrapped$;
  }
$members$

 private:
  $this_dyn$ $wrapped$;
  $via$ $via_member$;
};

)",
          {{"exports", [&T](Printer& Inner) { printExports(Inner, T); }},
           {"members",
            [&](Printer& Inner) {
              forEachMethod(T, Kind, [&](const Method& M) {
                printThroughMember(Inner, M, T, isOverloadedOrInherited(M, T));
              });
            }},
           {"this_dyn", Kind == DynKind::Const ? T.Names.ConstDyn : T.Names.Dyn}});
}

}  // namespace dynify::gen
