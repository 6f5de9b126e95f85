// Everything that the tool refuses, in one list: what is wrong, and the fix. docs/errors has a page
// for each.
#pragma once

#include <initializer_list>

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace dynify::gen {

struct Refusal {
  const char* Id;    ///< the name of its page in docs/errors
  const char* Text;  ///< clang's form: `%0`, `%1` stand for the arguments
  const char* Fix;   ///< the note behind it
};

namespace refusals {

// The attribute and where it stands.
inline constexpr Refusal UnknownAttribute{
    "unknown-attribute", "unknown attribute 'dynify::%0'",
    "the attributes are 'trait', 'skip', 'storage' and 'ordinary'"};
inline constexpr Refusal MisspeltAttribute{
    "misspelt-attribute", "unknown attribute 'dynify::%0'; did you mean 'dynify::%1'?",
    "the attributes are 'trait', 'skip', 'storage' and 'ordinary'"};
inline constexpr Refusal MisspeltNamespace{
    "misspelt-namespace", "unknown attribute '%0'; did you mean 'dynify::%1'?",
    "attributes that mark traits are in the namespace 'dynify': '[[dynify::%1]]'"};
inline constexpr Refusal MisplacedAttribute{"misplaced-attribute",
                                            "attribute 'dynify::%0' has no effect here",
                                            "it belongs to a class at namespace scope, or a public "
                                            "member of one: 'class [[dynify::%0]] Name'"};
inline constexpr Refusal AttributeArgument{"attribute-argument", "attribute 'dynify::%0' takes %1",
                                           "write %2"};
inline constexpr Refusal NotAClass{
    "not-a-class", "only a class, or a function of a namespace, can be a trait",
    "write the attribute in front of the name of a class: 'class [[dynify::trait]] Name'"};
inline constexpr Refusal SkipOutsideTrait{
    "skip-outside-trait", "'dynify::skip' applies to a member of a trait",
    "mark the class that '%0' belongs to with '[[dynify::trait]]', or remove the attribute"};
inline constexpr Refusal StorageOfOrdinary{
    "storage", "'dynify::storage' on '%0', which is no coroutine and has no frame",
    "remove the attribute"};
inline constexpr Refusal AliasTrait{
    "alias-trait", "an alias that is a trait stands in a namespace, and is no template",
    "move it out of the class, write one alias for each instance, or name the template by "
    "'--trait'"};
inline constexpr Refusal IncompleteTrait{
    "incomplete-trait", "trait '%0' is a class that is declared but not defined here",
    "include the header that defines it"};
inline constexpr Refusal TraitAlready{"trait-already",
                                      "the class that '%0' names is a trait already",
                                      "a class has one companion: use that one, or remove it"};
inline constexpr Refusal UnknownTrait{"unknown-trait", "there is no class or function '%0'%1",
                                      "name it with its namespaces, and a header that declares or "
                                      "includes it"};
inline constexpr Refusal UnknownSkip{
    "unknown-skip", "'%0' cannot be left out: %1",
    "name a public method of a remote trait: '--skip vendor::Client::close'"};
inline constexpr Refusal DefaultArgument{
    "default-argument",
    "the default argument of parameter '%1' of '%0' cannot be said outside of its class",
    "use public names, or leave the method out with '[[dynify::skip]]'"};
inline constexpr Refusal FunctionTrait{"function-trait",
                                       "function '%0' is no coroutine: it has no frame to place",
                                       "return a coroutine type, or remove the attribute"};
inline constexpr Refusal FunctionPlace{
    "function-place", "function '%0' cannot be a trait where it is declared here",
    "mark the declaration of a function, or of a function template, in a namespace"};
inline constexpr Refusal InternalFunction{
    "internal-function", "function '%0' is another one in every file that includes it",
    "declare it 'inline' in a named namespace"};
inline constexpr Refusal AutoParameter{
    "auto-parameter", "function '%0' has an 'auto' parameter, whose type has no name",
    "name it: 'template <class T>'"};

// Classes.
inline constexpr Refusal UnionTrait{"union-trait", "union '%0' cannot be a trait",
                                    "declare it as a class"};
inline constexpr Refusal AnonymousNamespace{
    "anonymous-namespace",
    "trait '%0' is in an anonymous namespace, where no other file can name it",
    "move it into a named namespace"};
inline constexpr Refusal UnexportedTrait{
    "unexported-trait",
    "trait '%0' is not exported by the module '%1', so that its companion cannot name it",
    "declare it with 'export'"};
inline constexpr Refusal UnreachableTrait{
    "unreachable-trait", "trait '%0' is %1 in '%2', where its companion cannot name it",
    "make it public, or move it out of the class"};
inline constexpr Refusal NestedInTemplate{
    "nested-in-template",
    "trait '%0' is nested in a class template, whose arguments cannot be told from it",
    "move it out of the template, or make an instance a trait: 'using Name [[dynify::trait]] = "
    "Outer<int>::%0;'"};
inline constexpr Refusal SpecializationTrait{
    "specialization-trait", "a specialization cannot be a trait",
    "mark the primary template, or declare a class of another name"};
inline constexpr Refusal UndefinedTrait{"undefined-trait", "trait '%0' is declared but not defined",
                                        "move the attribute to the definition of '%0'"};
inline constexpr Refusal EmptyTrait{"empty-trait", "trait '%0' has no methods",
                                    "declare a public method, or remove the attribute"};
inline constexpr Refusal HiddenBase{"hidden-base",
                                    "base of trait '%0' is not public: its dyn could not be "
                                    "converted to that of the base",
                                    "write 'public' in front of the base"};
inline constexpr Refusal DependentBase{
    "dependent-base",
    "base of trait '%0' depends on template parameters, so that its members are not known",
    "derive from a class, or from a class template with all of its arguments"};
inline constexpr Refusal NameCollision{"name-collision",
                                       "trait '%0' needs the name '%1', which trait '%2' has taken",
                                       "give it another: '[[dynify::trait(\"OtherName\")]]'"};
inline constexpr Refusal NameTaken{"name-taken", "trait '%0' needs the name '%1', which is %2",
                                   "give it another: '[[dynify::trait(\"OtherName\")]]'"};

// Members.
inline constexpr Refusal DataMember{
    "data-member", "data member '%0' cannot be part of a trait",
    "declare a method that returns it, or leave it out with '[[dynify::skip]]'"};
inline constexpr Refusal NonPublicMethod{"non-public-method",
                                         "%1 method '%0' cannot be part of a trait",
                                         "make it public, or leave it out with '[[dynify::skip]]'"};
inline constexpr Refusal MethodTemplate{
    "method-template", "method template '%0' cannot be called through a dyn",
    "give it concrete parameter types, or leave it out with '[[dynify::skip]]'"};
inline constexpr Refusal StaticMethod{
    "static-method",
    "static method '%0' that the trait defines names trait '%1', whose dyn it cannot take",
    "declare it without a body, for implementors to have, or leave it out with "
    "'[[dynify::skip]]'"};
inline constexpr Refusal OperatorMethod{
    "operator-method",
    "'%0' allocates objects of a class that it is a member of, and a trait has none",
    "declare it in the implementors, or leave it out with '[[dynify::skip]]'"};
inline constexpr Refusal ConversionMethod{
    "conversion-method",
    "conversion function '%0' cannot be called through a dyn: what it makes needs a place, which a "
    "conversion cannot name",
    "give the method a name, or leave it out with '[[dynify::skip]]'"};
inline constexpr Refusal DefaultMethod{
    "default-method", "method '%0' has a body in '%1', which is no trait",
    "mark '%1' with '[[dynify::trait]]', or leave the method out with '[[dynify::skip]]'"};
inline constexpr Refusal DeletedMethod{"deleted-method",
                                       "deleted method '%0' cannot be part of a trait",
                                       "remove it, or leave it out with '[[dynify::skip]]'"};
inline constexpr Refusal ConstrainedMethod{
    "constrained-method",
    "method '%0' has a requires-clause that is written in the template parameters of a base",
    "mark the base as a trait, or leave the method out with '[[dynify::skip]]'"};
inline constexpr Refusal MemberInSignature{
    "member-in-signature",
    "the signature of method '%0' names a member of the class, which its dyn does not have",
    "say it in types, concepts and public constants, or leave the method out with "
    "'[[dynify::skip]]'"};
inline constexpr Refusal ConstevalMethod{
    "consteval-method", "consteval method '%0' cannot be called through a dyn",
    "remove 'consteval', or leave it out with '[[dynify::skip]]'"};
inline constexpr Refusal VolatileMethod{
    "volatile-method", "volatile method '%0' cannot be called through a dyn",
    "remove 'volatile', or leave it out with '[[dynify::skip]]'"};
inline constexpr Refusal ExplicitObject{
    "explicit-object",
    "method '%0' has an explicit object parameter, which is not supported by this version",
    "declare it without, or leave it out with '[[dynify::skip]]'"};
inline constexpr Refusal VariadicMethod{
    "variadic-method", "method '%0' with C variadic arguments cannot be called through a dyn",
    "take a std::span, or leave it out with '[[dynify::skip]]'"};
inline constexpr Refusal DeducedResult{
    "deduced-result", "method '%0' has a deduced result, which a trait cannot have",
    "name the type of the result"};
inline constexpr Refusal OwnType{
    "own-type", "method '%0' names its own trait '%1' in a way that has no dyn",
    "take '%1&' or 'const %1&'; return '%1&' or 'dynify::box<%1>'; or leave it out with "
    "'[[dynify::skip]]'"};
inline constexpr Refusal TraitInSignature{
    "trait-in-signature", "trait '%1' in the signature of '%0' has no dyn to stand for it",
    "take it by reference, return it by value, or name its dyn or its box; or leave the method out "
    "with '[[dynify::skip]]'"};
inline constexpr Refusal TraitOrder{
    "trait-order", "method '%0' names trait '%1', whose dyn is declared further down",
    "move '%1' in front of this trait"};
inline constexpr Refusal NoConstMethod{
    "no-const-method",
    "method '%0' takes a const reference to trait '%1', which has no const method",
    "take '%1&', or declare a method of '%1' const"};
inline constexpr Refusal PrivateType{
    "private-type", "method '%0' names '%1', which is %2 in the trait", "make '%1' public"};
inline constexpr Refusal ImmovableParameter{
    "immovable-parameter",
    "parameter of type '%1' cannot be moved, so '%0' cannot be called through a dyn",
    "take it by reference"};
inline constexpr Refusal IncompleteType{
    "incomplete-type", "method '%0' takes or returns the incomplete type '%1' by value",
    "include the header that defines '%1', or pass it by reference"};
inline constexpr Refusal MemberUsing{
    "member-using", "using-declaration of a data member or a template cannot be part of a trait",
    "declare the member itself, or leave it out with '[[dynify::skip]]'"};

// Bodies of default methods.
inline constexpr Refusal DefaultThis{
    "default-this",
    "'this' leaves the body of '%0', where it is an implementor, which need not be a '%1'",
    "call the methods of the trait only, or leave '%0' out with '[[dynify::skip]]'"};
inline constexpr Refusal DefaultMember{
    "default-member", "the body of '%0' uses '%1', which is no method of the trait",
    "make '%1' a public method of the trait, or leave '%0' out with '[[dynify::skip]]'"};
inline constexpr Refusal DefaultPrivate{
    "default-private", "the body of '%0' names '%1', which is %2 where its companion stands",
    "make '%1' public, or leave '%0' out with '[[dynify::skip]]'"};
inline constexpr Refusal DefaultStatic{
    "default-static",
    "static variable '%1' in the body of '%0' would be there once for each type of implementor",
    "make it a constant, or move it in front of the trait"};
inline constexpr Refusal DefaultMacro{
    "default-macro", "the body of '%0' cannot be moved out of its trait: macro '%1' %2",
    "write what it stands for, or leave '%0' out with '[[dynify::skip]]'"};
inline constexpr Refusal DefaultName{
    "default-name",
    "the body of '%0' calls '%1', which has another overload where its companion stands",
    "declare every '%1' in front of the trait, or leave '%0' out with '[[dynify::skip]]'"};
inline constexpr Refusal DefaultDirective{"default-directive",
                                          "preprocessor directive '#%1' in the body of '%0'",
                                          "move it in front of the trait"};
inline constexpr Refusal DefaultMaker{
    "default-maker", "the body of '%0' %1, which only a dyn does",
    "take 'dynify::dyn<%2>', return 'dynify::box<%2>', or leave '%0' out with '[[dynify::skip]]'"};

}  // namespace refusals

/// Reports the error at `Where`, and its fix behind it.
void report(clang::DiagnosticsEngine& Engine, clang::SourceLocation Where, const Refusal& What,
            llvm::ArrayRef<llvm::StringRef> Arguments = {},
            llvm::ArrayRef<clang::FixItHint> FixIts = {});

/// The same, with another fix.
void reportWithFix(clang::DiagnosticsEngine& Engine, clang::SourceLocation Where,
                   const Refusal& What, llvm::ArrayRef<llvm::StringRef> Arguments,
                   llvm::StringRef Fix, llvm::ArrayRef<clang::FixItHint> FixIts = {});

/// Says that something was left out, and why.
void reportLeftOut(clang::DiagnosticsEngine& Engine, clang::SourceLocation Where,
                   const Refusal& What, llvm::ArrayRef<llvm::StringRef> Arguments);

/// Behind errors that may come of what `#if` leaves out.
void remarkSkipped(clang::DiagnosticsEngine& Engine, clang::SourceLocation Where,
                   llvm::StringRef Name, llvm::StringRef Fix);

}  // namespace dynify::gen
