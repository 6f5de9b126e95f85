#include "scan/unit_reader.hpp"

#include <algorithm>
#include <utility>

#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Preprocessor.h"
#include "diagnose/diagnostics.hpp"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "model/names.hpp"
#include "scan/marks/attribute_fix.hpp"
#include "scan/module_unit.hpp"
#include "scan/remote/remote_reader.hpp"
#include "text/nearest.hpp"

namespace dynify::gen {
namespace {

constexpr llvm::StringLiteral KnownAttributes[] = {"trait", "skip", "storage", "ordinary", "bound"};

llvm::StringRef nearestAttribute(llvm::StringRef Name) {
  Nearest Search(Name, 2);
  for (const llvm::StringRef Known : KnownAttributes) Search.consider(Known);
  return Search.found();
}

/// A class has no other member of its own name, nor a template parameter.
bool isNamedIn(const Trait& T, const std::string& Name) {
  const auto HasName = [&](const auto& Member) { return Member.Name == Name; };
  return llvm::any_of(T.Methods, HasName) || llvm::any_of(T.Inherited, HasName) ||
         llvm::any_of(T.Exports, HasName) || llvm::any_of(T.Associated, HasName) ||
         llvm::any_of(T.Head.Parameters, [&](const TemplateParameter& P) {
           return P.Argument == Name || P.Argument == Name + "...";
         });
}

}  // namespace

struct UnitReader::Marked : clang::RecursiveASTVisitor<UnitReader::Marked> {
  bool shouldVisitImplicitCode() const { return false; }

  /// Clang drops the attributes of those behind the definition.
  bool VisitCXXRecordDecl(clang::CXXRecordDecl* Class) {
    if (!Class->isThisDeclarationADefinition() && Class->hasDefinition()) Forward.push_back(Class);
    return true;
  }

  /// The declaration that has the attribute, or null.
  const clang::CXXRecordDecl* forwardAt(clang::SourceLocation Place) const {
    const auto Which = llvm::find_if(Forward, [&](const clang::CXXRecordDecl* Class) {
      return Class->getInnerLocStart() < Place && Place < Class->getLocation();
    });
    return Which == Forward.end() ? nullptr : *Which;
  }

  bool VisitDecl(clang::Decl* D) {
    for (const llvm::StringRef Name : KnownAttributes)
      if (const clang::SourceLocation At = findAttribute(*D, Name); At.isValid()) {
        Used.insert(At);
        Found.emplace_back(D, Name, At);
      }
    return true;
  }

  std::set<clang::SourceLocation> Used;
  std::vector<clang::CXXRecordDecl*> Forward;
  std::vector<std::tuple<clang::Decl*, llvm::StringRef, clang::SourceLocation>> Found;
};

UnitReader::UnitReader(clang::Sema& Given, const AttributeLog& Log,
                       const ConditionalLog& Conditionals, const std::vector<std::string>& Paths,
                       const RemoteOptions& Requested)
    : S(Given),
      Attributes(Log),
      Coroutines(Given),
      Traits(Given, Log, Conditionals, Coroutines),
      Functions(Given, Log, Coroutines,
                [this](const clang::CXXRecordDecl& Class) { return findTrait(Class); }),
      Remotes(Given, Log, Requested),
      Named(Requested),
      HeaderCount(Paths.size()) {
  const clang::SourceManager& Sources = S.getSourceManager();
  for (std::size_t I = 0; I < Paths.size(); ++I)
    if (const auto Entry = Sources.getFileManager().getOptionalFileRef(Paths[I]))
      if (const clang::FileID File = Sources.translateFile(*Entry); File.isValid())
        Files.emplace(File, static_cast<int>(I));
}

int UnitReader::headerAt(clang::SourceLocation Location) const {
  const clang::SourceManager& Sources = S.getSourceManager();
  const auto Found = Files.find(Sources.getFileID(Sources.getExpansionLoc(Location)));
  return Found == Files.end() ? -1 : Found->second;
}

std::vector<Header> UnitReader::read(llvm::ArrayRef<clang::Decl*> TopLevel) {
  Marked Visitor;
  for (clang::Decl* D : TopLevel)
    if (headerAt(D->getLocation()) >= 0) Visitor.TraverseDecl(D);
  std::vector<Header> Headers(HeaderCount);
  for (const auto& [D, Name, At] : Visitor.Found) {
    if (headerAt(D->getLocation()) < 0) continue;
    const auto* Class = llvm::dyn_cast<clang::CXXRecordDecl>(D);
    if (Name == "skip") judgeSkip(*D, At);
    if (Name == "ordinary") judgeOrdinary(*D, At);
    if (Name == "storage" && !Class && !llvm::isa<clang::FunctionDecl>(D))
      report(S.getDiagnostics(), At, refusals::MisplacedAttribute, {Name});
    if (Name != "trait") continue;
    if (llvm::isa<clang::TypedefNameDecl, clang::TypeAliasTemplateDecl>(D)) {
      if (const auto Found = Remotes.fromAlias(*llvm::cast<clang::NamedDecl>(D), At))
        readRemote(*Found, Headers);
      continue;
    }
    const auto* Free = llvm::dyn_cast<clang::FunctionDecl>(D);
    if (Free && !llvm::isa<clang::CXXMethodDecl>(D)) {
      if (headerAt(At) >= 0) readFunction(*Free, {}, Headers);  // else another header marks it
      continue;
    }
    if (!Class) refuseOtherThanClass(*D, At);
    const bool IsForward =
        Class && !Class->isThisDeclarationADefinition() && Class->hasDefinition();
    if (IsForward) judgeForward(*Class, At);
    if (Class && !IsForward) readTrait(*Class, Headers);
  }
  readNamedTraits(Headers);
  reportUnused(Visitor);
  reportMisnamed();
  return Headers;
}

std::set<std::string> UnitReader::markedHeaders() const {
  const clang::SourceManager& Sources = S.getSourceManager();
  std::set<std::string> Paths;
  for (const AttributeUse& Use : Attributes.uses()) {
    const clang::SourceLocation Where = Sources.getExpansionLoc(Use.Location);
    if (Use.Name != "trait" || headerAt(Where) >= 0 || Sources.isInSystemHeader(Where)) continue;
    if (const auto File = Sources.getFileEntryRefForID(Sources.getFileID(Where)))
      Paths.insert(File->getName().str());
  }
  return Paths;
}

void UnitReader::judgeSkip(const clang::Decl& D, clang::SourceLocation SkipAt) {
  if (llvm::isa<clang::TypedefNameDecl>(D) && findAttribute(D, "trait").isValid()) return;
  if (const AttributeUse* Use = Attributes.at(SkipAt); Use && Use->HasArguments)
    report(S.getDiagnostics(), SkipAt, refusals::AttributeArgument,
           {"skip", "no argument", "'[[dynify::skip]]'"});
  const auto* Class = llvm::dyn_cast<clang::CXXRecordDecl>(D.getDeclContext());
  if (Class && findAttribute(*Class, "trait").isValid()) return;
  const auto* Member = llvm::dyn_cast<clang::NamedDecl>(&D);
  const std::string Name = Member ? Member->getNameAsString() : "";
  report(S.getDiagnostics(), SkipAt, refusals::SkipOutsideTrait, {Name});
}

/// It says of a method, or of all methods of a trait, that whatever type they return, they are no
/// coroutines.
void UnitReader::judgeOrdinary(const clang::Decl& D, clang::SourceLocation At) {
  if (const AttributeUse* Use = Attributes.at(At); Use && Use->HasArguments)
    report(S.getDiagnostics(), At, refusals::AttributeArgument,
           {"ordinary", "no argument", "'[[dynify::ordinary]]'"});
  const clang::Decl* Class = &D;
  if (const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(&D)) Class = M->getParent();
  if (!llvm::isa<clang::CXXRecordDecl>(Class) || !findAttribute(*Class, "trait").isValid())
    report(S.getDiagnostics(), At, refusals::MisplacedAttribute, {"ordinary"});
}

/// On a member, it was meant for the class, unless that has it.
void UnitReader::refuseOtherThanClass(const clang::Decl& D, clang::SourceLocation At) {
  const auto* Around = llvm::dyn_cast<clang::CXXRecordDecl>(D.getDeclContext());
  const AttributeFix Fix(S, At);
  const bool IsMeantForClass = Around && Around->getIdentifier() && !Around->isUnion() &&
                               !findAttribute(*Around, "trait").isValid();
  report(S.getDiagnostics(), At, refusals::NotAClass, {},
         IsMeantForClass ? Fix.moveTo(*Around) : Fix.remove());
}

/// A definition behind the declaration has its attributes. One in front has not, and one in a
/// header that is not read has no companion.
void UnitReader::judgeForward(const clang::CXXRecordDecl& Declared, clang::SourceLocation At) {
  const clang::CXXRecordDecl& Class = *Declared.getDefinition();
  const auto IsOwn = [](const clang::AnnotateAttr* A) {
    return !A->isInherited() && A->getAnnotation() == "dynify::trait";
  };
  if (llvm::any_of(Class.specific_attrs<clang::AnnotateAttr>(), IsOwn)) return;
  const bool IsRead = headerAt(Class.getLocation()) >= 0;
  if (IsRead && findAttribute(Class, "trait").isValid()) return;
  const AttributeFix Fix(S, At);
  reportWithFix(S.getDiagnostics(), At, refusals::MisplacedAttribute, {"trait"},
                "it belongs to the definition of '" + Class.getNameAsString() +
                    "': 'class [[dynify::trait]] " + Class.getNameAsString() + "'",
                IsRead ? Fix.moveTo(Class) : Fix.remove());
}

void UnitReader::reportUnused(const Marked& Seen) {
  for (const AttributeUse& Use : Attributes.uses()) {
    if (Seen.Used.count(Use.Location) != 0 || headerAt(Use.Location) < 0) continue;
    if (const clang::CXXRecordDecl* Class = Seen.forwardAt(Use.Location);
        Class && Use.Name == "trait") {
      judgeForward(*Class, Use.Location);
      continue;
    }
    if (Use.Name == "bound") continue;  // of `dynify-gen bound`, on statements, too
    if (llvm::is_contained(KnownAttributes, Use.Name)) {
      report(S.getDiagnostics(), Use.Location, refusals::MisplacedAttribute, {Use.Name},
             AttributeFix(S, Use.Location).remove());
      continue;
    }
    const llvm::StringRef Nearest = nearestAttribute(Use.Name);
    if (Nearest.empty())
      report(S.getDiagnostics(), Use.Location, refusals::UnknownAttribute, {Use.Name});
    else
      report(S.getDiagnostics(), Use.Location, refusals::MisspeltAttribute, {Use.Name, Nearest},
             {clang::FixItHint::CreateReplacement(Use.Location, Nearest)});
  }
}

/// `[[dinify::trait]]` and `[[trait]]` are not ours, and nobody else's: compilers ignore them, and
/// the class would have no companion.
void UnitReader::reportMisnamed() {
  for (const OtherAttribute& Use : Attributes.others()) {
    if (!Use.Name || headerAt(Use.Location) < 0) continue;
    const llvm::StringRef Name = Use.Name->getName();
    if (!Use.Vendor && !llvm::is_contained(KnownAttributes, Name)) continue;
    const llvm::StringRef Meant = nearestAttribute(Name);
    constexpr unsigned NearMiss = 2;
    if (Meant.empty() ||
        (Use.Vendor && Use.Vendor->getName().edit_distance("dynify", true, NearMiss) > NearMiss))
      continue;
    const std::string Written =
        Use.Vendor ? (Use.Vendor->getName() + "::" + Name).str() : Name.str();
    llvm::SmallVector<clang::FixItHint, 2> Fixes;
    if (Use.Vendor)
      Fixes.push_back(clang::FixItHint::CreateReplacement(Use.VendorLocation, "dynify"));
    else
      Fixes.push_back(clang::FixItHint::CreateInsertion(Use.Location, "dynify::"));
    if (Meant != Name) Fixes.push_back(clang::FixItHint::CreateReplacement(Use.Location, Meant));
    report(S.getDiagnostics(), Use.Vendor ? Use.VendorLocation : Use.Location,
           refusals::MisspeltNamespace, {Written, Meant}, Fixes);
  }
}

void UnitReader::readTrait(const clang::CXXRecordDecl& Class, std::vector<Header>& Headers) {
  keep(Traits.read(Class), Class, headerAt(Class.getLocation()), Headers);
}

void UnitReader::keep(std::optional<Trait> T, const clang::NamedDecl& Place, int Index,
                      std::vector<Header>& Headers) {
  if (!T || !isNameFree(Place, *T)) return;
  Header& H = Headers[static_cast<std::size_t>(Index)];
  if (isNameable(Place, H)) H.Traits.push_back(std::move(*T));
}

/// The companion of a module's interface unit imports the module, and can name what that exports.
bool UnitReader::isNameable(const clang::NamedDecl& Place, Header& H) {
  const std::string Module = moduleOf(Place);
  if (Module.empty()) return true;
  if (!Place.isInExportDeclContext()) {
    report(S.getDiagnostics(), Place.getLocation(), refusals::UnexportedTrait,
           {Place.getName(), Module});
    return false;
  }
  const clang::SourceManager& Sources = S.getSourceManager();
  H.Module = Module;
  H.GlobalFragment = globalFragment(Sources, Sources.getFileID(Place.getLocation()));
  return true;
}

void UnitReader::readNamedTraits(std::vector<Header>& Headers) {
  for (llvm::StringRef Name : Named.Traits) {
    std::vector<const clang::FunctionDecl*> Free = Remotes.functionsOf(Name);
    // Overloads that are no coroutines are not what was meant, unless there are no others.
    const auto IsOrdinary = [this](const clang::FunctionDecl* F) {
      return !Coroutines.isCoroutine(*F) && !Coroutines.mayBeCoroutine(*F);
    };
    if (!llvm::all_of(Free, IsOrdinary)) llvm::erase_if(Free, IsOrdinary);
    for (const clang::FunctionDecl* F : Free) readFunction(*F, Name.split('=').second, Headers);
    if (!Free.empty()) continue;
    if (const auto Found = Remotes.fromName(Name)) readRemote(*Found, Headers);
  }
  Remotes.reportUnusedSkips();
}

/// The named header that the location is in, or the one that led there. Only what the flags include
/// by force has none: that is there before every header.
int UnitReader::headerLeadingTo(clang::SourceLocation Location) const {
  const clang::SourceManager& Sources = S.getSourceManager();
  Location = Sources.getExpansionLoc(Location);
  while (Location.isValid() && headerAt(Location) < 0)
    Location = Sources.getIncludeLoc(Sources.getFileID(Location));
  return Location.isValid() ? headerAt(Location) : 0;
}

const Trait* UnitReader::findTrait(const clang::CXXRecordDecl& Class) {
  const std::optional<Trait>& Known = Traits.read(Class);
  return Known ? &*Known : nullptr;
}

void UnitReader::readFunction(const clang::FunctionDecl& F, llvm::StringRef RequestedName,
                              std::vector<Header>& Headers) {
  std::optional<Function> Read = Functions.read(F, RequestedName);
  if (!Read || !isNameFree(F, *Read)) return;
  Header& H = Headers[static_cast<std::size_t>(headerLeadingTo(F.getLocation()))];
  if (isNameable(F, H)) H.Functions.push_back(std::move(*Read));
}

/// Overloads share a name, and the user may have more of them.
bool UnitReader::isNameFree(const clang::FunctionDecl& F, const Function& Read) {
  const std::string Of = F.getQualifiedNameAsString();
  const std::string Name = joinedNames(Read.Namespaces) + "::" + Read.Dyn;
  std::string Signature = Name + "<" + std::to_string(Read.Head.Parameters.size()) + ">(";
  for (const Parameter& P : Read.Signature.Parameters) Signature += P.Decayed.abstract() + ",";
  const auto Other = Taken.find(Name);
  const bool IsClass = Other != Taken.end();
  const auto [Same, IsNew] = Taken.emplace(Signature, Of);
  const std::string& Owner = IsClass ? Other->second : Same->second;
  if (IsClass || !IsNew)
    report(S.getDiagnostics(), F.getLocation(), refusals::NameCollision, {Of, Read.Dyn, Owner});
  if (IsClass || !IsNew) return false;
  const clang::DeclContext* Around = F.getDeclContext()->getEnclosingNamespaceContext();
  const auto IsNoFunction = [](const clang::NamedDecl* D) {
    return !llvm::isa<clang::FunctionDecl, clang::FunctionTemplateDecl>(D->getUnderlyingDecl());
  };
  const bool IsMacro = S.getPreprocessor().isMacroDefined(Read.Dyn);
  if (!IsMacro && llvm::none_of(Around->lookup(&S.Context.Idents.get(Read.Dyn)), IsNoFunction))
    return true;
  report(S.getDiagnostics(), F.getLocation(), refusals::NameTaken,
         {Of, Read.Dyn, IsMacro ? "a macro" : "declared already"});
  return false;
}

void UnitReader::readRemote(const RemoteTrait& Found, std::vector<Header>& Headers) {
  const auto FindTrait = [this](const clang::CXXRecordDecl& Class) { return findTrait(Class); };
  keep(RemoteReader(S, Coroutines, Found, FindTrait).read(), *Found.Place,
       headerLeadingTo(Found.Place->getLocation()), Headers);
}

bool UnitReader::isNameFree(const clang::NamedDecl& Place, const Trait& T) {
  std::vector<std::string> Names{dynName(T)};
  if (T.hasConstMethod()) Names.push_back(constDynName(T));
  for (const std::string& Name : Names) {
    const std::string Qualified = T.namespaceName() + "::" + Name;
    const auto [Other, IsNew] = Taken.emplace(Qualified, T.qualifiedName());
    if (!IsNew) {
      report(S.getDiagnostics(), Place.getLocation(), refusals::NameCollision,
             {T.qualifiedName(), Name, Other->second});
      return false;
    }
    const char* Taking = S.getPreprocessor().isMacroDefined(Name) ? "a macro"
                         : isNamedIn(T, Name)                     ? "a name of its own"
                         : isDeclared(Place, Name)                ? "declared already"
                                                                  : nullptr;
    if (Taking) {
      report(S.getDiagnostics(), Place.getLocation(), refusals::NameTaken,
             {T.qualifiedName(), Name, Taking});
      return false;
    }
  }
  return true;
}

/// A forward declaration of the dyn as a class is welcome: headers need it to name the dyn in their
/// own signatures.
bool UnitReader::isDeclared(const clang::NamedDecl& Place, const std::string& Name) {
  const clang::DeclContext* Context = Place.getDeclContext()->getEnclosingNamespaceContext();
  return llvm::any_of(Context->lookup(&S.Context.Idents.get(Name)), [](const clang::NamedDecl* D) {
    if (const auto* Template = llvm::dyn_cast<clang::ClassTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    const auto* Declared = llvm::dyn_cast<clang::CXXRecordDecl>(D);
    return !Declared || Declared->hasDefinition();
  });
}

}  // namespace dynify::gen
