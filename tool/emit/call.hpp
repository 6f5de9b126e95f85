// The one text of a method's call: described once, printed by every part of a companion that
// declares, makes or passes it on. A new kind of method is described here.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/names.hpp"
#include "model/trait.hpp"

namespace dynify::gen {

/// A parameter as a companion prints it: its name hides nothing.
struct CallParameter {
  TypeText Declared;
  TypeText Decayed;
  std::string Name;
  std::string Default;
  Passing Passed = Passing::Copy;
  bool IsReference = false;
  bool IsPack = false;
};

/// How the arguments of a call are written.
enum class Arguments {
  Passed,     ///< `std::move(text), size`: of the category that the parameters were called with
  Given,      ///< the same for a constructor, which takes rvalues
  Asked,      ///< `argument<std::string>(), argument<int>()`: where there are no parameters
  AskedTypes  ///< `std::string, int`: of the same
};

/// How a declaration's parameters are written.
enum class Declared {
  InDyn,    ///< `std::string text DYNIFY_LIFETIMEBOUND, int times = 1`
  Again,    ///< `std::string text DYNIFY_LIFETIMEBOUND, int times`, of a definition outside of it
  AsNamed,  ///< `std::string text, int times`
  AsTypes,  ///< `std::string, int`
  InTable,  ///< `std::string&& text, int times`, behind the object
  Started,  ///< `std::string&& text, int&& times`, behind the object, of a coroutine
};

/// What a method is called on, where that is not what it declares.
enum class Receiver {
  AsDeclared,
  Anything,  ///< for one that gives its object away (`&&`): its constraint asks whether it is given
  Lvalue,    ///< the same, beside an overload for rvalues
  Mutable    ///< for a static one, beside an overload that is not const
};

/// Which of the two dyns of a trait.
enum class DynKind { Mutable, Const };

struct Call {
  const Method* Of = nullptr;
  MethodNames Names;
  std::vector<CallParameter> Parameters;
  TypeText Result;       ///< what the method returns; with its dyn for the trait itself
  std::string Noexcept;  ///< a condition, "true", or empty
  std::string Requires;  ///< the constraint, or empty

  /// Whether the dyn's method returns a constructor.
  bool isDeferred() const { return Of->isDeferred(); }
  /// Whether it does is known where the template's arguments are.
  bool isEither() const { return Of->MayBeCoroutine; }
  bool isVoid() const { return Result.abstract() == "void"; }

  std::string arguments(Arguments How) const;
  std::string parameters(Declared How) const;
  /// What a method of the dyn is called with: a constructor's arguments, or what is passed on.
  std::string given() const {
    return arguments(isDeferred() ? Arguments::Given : Arguments::Passed);
  }

  /// `std::move(object).read(text)`: the call on `Object`, of the category that the method wants.
  std::string on(const std::string& Object, const std::string& Arguments) const;
  /// `Object`, of that category.
  std::string received(const std::string& Object) const;
  /// `return stream.read(text)`, or what takes the place of it where nothing is returned.
  std::string returned(const std::string& Made) const { return (isVoid() ? "" : "return ") + Made; }

  /// `int read(std::string text) const &`: behind the attributes, in front of the constraint.
  std::string declaration(const TypeText& Returned, Declared How,
                          Receiver By = Receiver::AsDeclared) const;
  /// Const, the receiver's category, noexcept.
  std::string qualifiers(Receiver By = Receiver::AsDeclared) const;
  std::string noexceptSpecifier() const;

  /// `task<int>(std::string)`.
  std::string signature() const;
  /// What is done for a coroutine, what for a method that is none, or both where only the type of
  /// the result says which it is, once that is known.
  std::string chosen(const std::string& Deferred, const std::string& Ordinary) const;
  /// What the dyn's method returns: the constructor of a coroutine, or the result itself.
  TypeText dynResult() const;
  /// `[[nodiscard, deprecated("use read")]] `: the trait's, and that a constructor must not be
  /// thrown away.
  std::string attributes() const;

 private:
  TypeText constructor() const;
};

/// A trait as the parts of its companion print it.
struct Described {
  const Trait* Of = nullptr;
  TraitNames Names;
  std::vector<Call> Methods;    ///< the trait's own
  std::vector<Call> Inherited;  ///< of its supertraits
};

Described describe(const Trait& T);
Call describe(const Function& F);

/// Calls `See` with the calls of a dyn, inherited ones behind the trait's own.
void forEachCall(const Described& D, DynKind Kind, const std::function<void(const Call&)>& See);

/// Whether there is an overload that only an object which is not const has.
bool isOverloadedByMutable(const Call& C, const Described& D);

/// How a dyn's class declares a method. A static one is const there, since it needs no object:
/// where an overload is not, a call would be ambiguous, and it is declared for such objects, too.
std::vector<Receiver> receivers(const Call& C, const Described& D, DynKind Kind);

/// Behind everything else of a declarator.
std::string requiresClause(const std::string& Condition);

/// `, a, b` for `a, b`, and nothing for nothing.
std::string behindAnother(const std::string& List);

/// `[[nodiscard, deprecated("use read")]] `, or nothing.
std::string attributeList(const std::vector<std::string>& Attributes);

}  // namespace dynify::gen
