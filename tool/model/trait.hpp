// What the tool knows about annotated classes: plain data that owns its strings and outlives the
// AST.
//
//     sources -> scan/ -> [ model/ ] -> emit/ -> output/
//
// Nothing here, and nothing in emit/, knows of clang: a test target links both without it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dynify::gen {

/// A type split around the place of the name it declares: `int (*` and `)(char)`.
struct TypeText {
  std::string Before;
  std::string After;

  /// A declaration of `Declarator` with this type; with an empty declarator, the type alone.
  std::string declare(std::string_view Declarator) const;
  std::string abstract() const;
};

/// A place in a source file, for people.
struct SourcePosition {
  unsigned Line = 0;
  unsigned Column = 0;
};

/// How a parameter's argument travels on.
enum class Passing {
  Copy,             ///< by value, as cheap to copy as to move: a scalar, a view
  Move,             ///< by value, or an rvalue reference: moved
  LvalueReference,  ///< the same object
  Forward,          ///< of a type that depends on a template parameter: by `static_cast<A&&>`
};

struct Parameter {
  TypeText
      Declared;  ///< as the trait declares it, without a const of its own; of a pack, the pattern
  TypeText
      Decayed;  ///< the same, but arrays and functions are the pointers that they are passed as
  std::string Name;     ///< empty: it has none
  std::string Default;  ///< source text, or empty
  Passing Passed = Passing::Copy;
  bool IsReference = false;
  bool IsPack = false;
};

enum class ReferenceQualifier { None, Lvalue, Rvalue };

/// Where a coroutine's frame goes that is awaited without naming a place.
struct FrameStorage {
  std::string Bytes;  ///< an expression of the trait's scope; empty: nowhere
  bool FallsBackToHeap = false;
};

/// What stands at a place of a default method's body that the trait's own text cannot.
enum class BodyPart {
  Text,    ///< as the user wrote it
  Object,  ///< the implementor
  Type,    ///< its type
  Calls,   ///< the class of calls on implementors (model/names)
  Trait    ///< the trait
};

struct BodyPiece {
  BodyPart Part = BodyPart::Text;
  std::string Text;
};

/// A parameter as the definition of a default method declares it.
struct BodyParameter {
  std::string Name;  ///< empty: it has none
  bool IsConst = false;
  bool IsMaybeUnused = false;
};

/// The body of a default method, moved out of its trait.
struct DefaultBody {
  std::vector<BodyPiece> Pieces;
  std::vector<BodyParameter> Parameters;
  std::vector<std::string> Identifiers;  ///< that it names, those that come from macros among them
  std::vector<std::string> Called;       ///< methods that it calls through BodyPart::Calls

  /// How definitions begin of the methods that it calls and nobody defines, where it stands in the
  /// trait.
  std::vector<std::string> Undefined;

  bool names(BodyPart Part) const;
};

struct Method {
  /// Whether its dyn's method returns a constructor.
  bool isDeferred() const { return IsCoroutine || IsMaker; }

  std::string Name;        ///< `next`, `operator[]`, `operator bool`
  std::string Identifier;  ///< what stands for a name that is no identifier: `operator_subscript`
  std::string Written;     ///< the same as the trait's file declares it
  TypeText Result;
  std::vector<Parameter> Parameters;
  std::vector<Parameter> Defaulted;  ///< those behind them, which `From` has default arguments for
  bool IsCoroutine = false;
  bool IsMaker = false;  ///< its result is some implementor of a trait, built where the caller says
  bool IsConst = false;  ///< can be called on a const object: static ones can
  bool MayBeCoroutine = false;  ///< its result says so once template arguments are known
  bool IsStatic = false;        ///< needs no object: of the implementor's class
  bool IsConstexpr = false;     ///< a static default, or a free function
  bool IsConversion = false;    ///< its name says its result
  std::string Explicit;  ///< of a conversion: `explicit `, `explicit(sizeof(T) > 1) `, or empty
  ReferenceQualifier Reference = ReferenceQualifier::None;
  std::string Requires;  ///< the constraint behind the declarator, or empty
  std::string
      Noexcept;  ///< empty: may throw; "true"; or a condition that depends on template parameters
  std::vector<std::string> Comment;
  std::vector<std::string> Attributes;  ///< `deprecated("use read")`, without the brackets
  SourcePosition Position;
  FrameStorage Storage;
  bool NamesOwnTrait = false;     ///< in a parameter: its dyn is complete only behind itself
  bool ReturnsOwn = false;        ///< a reference to its own trait: the dyn of what it refers to
  std::vector<std::string> Uses;  ///< absolute paths of headers whose traits it names
  std::string From;               ///< the dyn of the supertrait that it is inherited from, or empty
  std::string ConstFrom;          ///< the same for calls on a const object; empty: there is none
  bool HasDefault = false;        ///< the trait has a body for it
  DefaultBody Body;               ///< of the trait's own methods; empty: the trait's is called
  bool IsCalled = false;          ///< by the body of a default method
};

/// Another trait, as signatures and bases name it.
struct TraitReference {
  std::string Trait;     ///< `::io::Read<Item>`
  std::string Dyn;       ///< `::io::DynRead<Item>`
  std::string ConstDyn;  ///< empty: it has no const method
  std::string Header;    ///< absolute path of where it is declared
  bool HasAssociated = false;
};

/// A trait that another one is derived from: `class [[dynify::trait]] ReadWrite : public Read`.
struct Supertrait : TraitReference {
  std::string Through;  ///< the dyn of the direct supertrait that it is reached by; empty: itself
};

struct TemplateParameter {
  std::string Declaration;  ///< `std::integral Size`, without the default
  std::string Default;      ///< `int`, or empty
  std::string Global;       ///< as a parameter of a partial specialisation that stands outside the
                            ///< trait's namespace
  std::string Argument;     ///< `Size`, `Rest...`
};

struct TemplateHead {
  std::vector<TemplateParameter> Parameters;  ///< empty: no template
  std::string Requires;                       ///< the constraint behind the list, or empty

  explicit operator bool() const { return !Parameters.empty(); }
  /// `<Request, Rest...>`, or nothing for no template.
  std::string arguments() const;
};

/// `using item = dynify::associated;`: a type that every implementor has, and that is a parameter
/// of the dyn.
struct AssociatedType {
  std::string Name;
};

enum class ExportKind {
  Type,        ///< `using item = Stream::item;`
  Template,    ///< an alias template, or a member class template
  Constant,    ///< `static constexpr auto limit = Stream::limit;`
  Array,       ///< a constant that `auto` would decay
  Enumerators  ///< the enumerators of an unscoped enum
};

/// A public member of the trait that its dyn offers too, so that signatures mean the same in both.
struct Export {
  ExportKind Kind = ExportKind::Type;
  std::string Name;
  TemplateHead Head;
  std::string Text;  ///< of a type that is made of associated ones: what it is
};

struct Namespace {
  std::string Name;
  bool IsInline = false;
};

struct Trait {
  std::vector<Namespace> Namespaces;
  std::vector<std::string>
      Classes;          ///< the trait's name, behind the names of the classes it is nested in
  std::string Keyword;  ///< `struct ` where only that tells the class from a function of its name
  std::string RequestedName;  ///< of `[[dynify::trait("Name")]]`, or empty
  std::string Target;  ///< the class that an alias makes a trait, as every namespace can name it:
                       ///< `::vendor::Client<int>`; empty: the trait is the class itself
  TemplateHead Head;
  std::vector<Method> Methods;          ///< its own
  std::vector<Method> Inherited;        ///< of its supertraits, as its dyn offers them
  std::vector<Supertrait> Supertraits;  ///< the direct ones, each followed by its own
  std::vector<AssociatedType> Associated;
  std::vector<Export> Exports;
  std::vector<std::string> Comment;
  std::vector<std::string> Attributes;
  bool IsDeprecated = false;
  std::vector<std::string>
      Identifiers;  ///< every identifier of the class, sorted: not to be used for anything else
  std::vector<std::string>
      Avoided;  ///< what a parameter must not be called: macros, and the variables around the trait
  SourcePosition Position;

  bool hasConstMethod() const;
  /// Whether a method of its own has a body.
  bool hasDefault() const;
  /// `Outer::Stream`: how the trait's namespace names it.
  std::string nestedName() const;
  /// `text::Stream`.
  std::string qualifiedName() const;
  /// `text`, or nothing.
  std::string namespaceName() const;
};

/// `net::http`, or nothing.
std::string joinedNames(const std::vector<Namespace>& Namespaces);

/// A free function whose coroutines get constructors: `[[dynify::trait]] task<int> fetch(int id);`
struct Function {
  std::vector<Namespace> Namespaces;
  std::string Dyn;  ///< the function of the companion: `dyn_fetch`
  TemplateHead Head;
  Method Signature;
  bool IsDeprecated = false;
  std::vector<std::string> Identifiers;  ///< as those of a trait
  std::vector<std::string> Avoided;
  SourcePosition Position;

  /// `net::http`, or nothing.
  std::string namespaceName() const { return joinedNames(Namespaces); }
  /// `::net::fetch<T>`.
  std::string callee() const;
};

/// A header that was named on the command line.
struct Header {
  std::string Path;  ///< as it was named
  std::vector<Trait> Traits;
  std::vector<Function> Functions;
  std::string IncludeLine;  ///< how its companion includes it: `stream.hpp`, `net/stream.hpp`
  std::vector<std::string> CompanionIncludes;  ///< the companions that its own needs, the same way
  std::string Module;                          ///< of an interface unit: what its companion imports
  std::vector<std::string> GlobalFragment;     ///< of such a unit: the lines of that fragment

  bool isEmpty() const { return Traits.empty() && Functions.empty(); }
};

}  // namespace dynify::gen
