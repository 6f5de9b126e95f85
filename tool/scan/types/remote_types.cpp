#include "scan/types/remote_types.hpp"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/QualTypeNames.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"

namespace dynify::gen {
namespace {

bool isNonPublic(const clang::NamedDecl& D) {
  for (const clang::Decl* Inner = &D; Inner->getDeclContext()->isRecord();
       Inner = llvm::cast<clang::Decl>(Inner->getDeclContext()))
    if (Inner->getAccess() == clang::AS_private || Inner->getAccess() == clang::AS_protected)
      return true;
  return false;
}

class TypeInspector : public clang::RecursiveASTVisitor<TypeInspector> {
 public:
  // A member of a template is named by arguments of it, which clang takes from whatever instance
  // there is.
  bool VisitTypedefType(clang::TypedefType* Type) {
    HasHiddenAlias = HasHiddenAlias || isNonPublic(*Type->getDecl()) ||
                     Type->getDecl()->getDeclContext()->isDependentContext();
    for (const clang::DeclContext* Around = Type->getDecl()->getDeclContext(); Around->isRecord();
         Around = Around->getParent())
      if (const auto* Instance = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(Around))
        inspectArguments(*Instance);
    return true;
  }

  bool VisitTagType(clang::TagType* Type) {
    const clang::TagDecl* D = Type->getDecl();
    const bool IsNameless = D->getName().empty() && !D->getTypedefNameForAnonDecl();
    if (!Unspeakable && (IsNameless || isNonPublic(*D) || D->isInAnonymousNamespace()))
      Unspeakable = D;
    if (const auto* Instance = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(D))
      inspectArguments(*Instance);
    return true;
  }

  // clang qualifies what is directly named, behind references and pointers, but not inside these.
  bool VisitFunctionProtoType(clang::FunctionProtoType*) { return IsCompound = true; }
  bool VisitArrayType(clang::ArrayType*) { return IsCompound = true; }
  bool VisitMemberPointerType(clang::MemberPointerType*) { return IsCompound = true; }
  bool VisitDecltypeType(clang::DecltypeType*) { return IsCompound = true; }
  bool VisitUnaryTransformType(clang::UnaryTransformType*) { return IsCompound = true; }

  bool HasHiddenAlias = false;
  bool IsCompound = false;
  bool HasBarePack = false;
  const clang::NamedDecl* Unspeakable = nullptr;

 private:
  void inspectArguments(const clang::ClassTemplateSpecializationDecl& Instance) {
    for (const clang::TemplateArgument& A : Instance.getTemplateArgs().asArray()) {
      if (A.getKind() == clang::TemplateArgument::Type) TraverseType(A.getAsType());
      if (A.getKind() == clang::TemplateArgument::Pack && A.pack_size() != 0) HasBarePack = true;
    }
  }
};

class HiddenNames : public clang::RecursiveASTVisitor<HiddenNames> {
 public:
  explicit HiddenNames(Lambdas Judged) : MayHaveLambdas(Judged == Lambdas::Allowed) {}

  bool VisitDeclRefExpr(clang::DeclRefExpr* E) { return see(*E->getDecl()); }
  bool VisitMemberExpr(clang::MemberExpr* E) { return see(*E->getMemberDecl()); }
  bool VisitTypedefType(clang::TypedefType* T) { return see(*T->getDecl()); }
  bool VisitTagType(clang::TagType* T) { return see(*T->getDecl()); }
  bool VisitOverloadExpr(clang::OverloadExpr* E) {
    for (const clang::NamedDecl* D : E->decls()) see(*D);
    return true;
  }
  bool VisitCXXThisExpr(clang::CXXThisExpr*) { return !(Found = true); }
  bool VisitLambdaExpr(clang::LambdaExpr*) { return MayHaveLambdas || !(Found = true); }

  bool Found = false;

 private:
  bool see(const clang::NamedDecl& D) {
    Found = Found || isNonPublic(D);
    return !Found;
  }

  bool MayHaveLambdas;
};

std::string fullName(const clang::NamedDecl& D) { return "::" + D.getQualifiedNameAsString(); }

/// Prints the names of an expression in full; everything else is left to clang.
class NamePrinter : public clang::PrinterHelper {
 public:
  NamePrinter(const clang::ASTContext& Given, const clang::PrintingPolicy& With)
      : Context(Given), Policy(With) {}

  bool handledStmt(clang::Stmt* S, llvm::raw_ostream& Stream) override {
    if (const auto* Name = llvm::dyn_cast<clang::DeclRefExpr>(S)) {
      if (Name->hasExplicitTemplateArgs()) IsSpeakable = false;
      Stream << fullName(*Name->getDecl());
      return true;
    }
    if (const auto* Value = llvm::dyn_cast<clang::CXXScalarValueInitExpr>(S)) {
      Stream << typeText(Value->getType()) << "()";
      return true;
    }
    if (const auto* Object = llvm::dyn_cast<clang::CXXTemporaryObjectExpr>(S)) {
      printObject(*Object, Stream);
      return true;
    }
    IsSpeakable = IsSpeakable && isPlain(*S);
    return false;
  }

  bool IsSpeakable = true;

 private:
  std::string typeText(clang::QualType Type) {
    const clang::QualType Public = publicType(Type, Context);
    if (unspeakable(Public)) IsSpeakable = false;
    return clang::TypeName::getFullyQualifiedType(Public, Context, true).getAsString(Policy);
  }

  void printObject(const clang::CXXTemporaryObjectExpr& Object, llvm::raw_ostream& Stream) {
    const bool HasBraces = Object.isListInitialization();
    Stream << typeText(Object.getType()) << (HasBraces ? "{" : "(");
    bool IsFirst = true;
    for (const clang::Expr* Argument : Object.arguments()) {
      if (llvm::isa<clang::CXXDefaultArgExpr>(Argument)) break;
      Stream << (IsFirst ? "" : ", ");
      Argument->printPretty(Stream, this, Policy);
      IsFirst = false;
    }
    Stream << (HasBraces ? "}" : ")");
  }

  /// Whether clang prints it without the name of a type or a scope.
  static bool isPlain(const clang::Stmt& S) {
    return llvm::isa<
        clang::IntegerLiteral, clang::FloatingLiteral, clang::StringLiteral,
        clang::CharacterLiteral, clang::CXXBoolLiteralExpr, clang::CXXNullPtrLiteralExpr,
        clang::GNUNullExpr, clang::ImplicitCastExpr, clang::ParenExpr, clang::UnaryOperator,
        clang::BinaryOperator, clang::ConditionalOperator, clang::CallExpr, clang::MemberExpr,
        clang::CXXConstructExpr, clang::MaterializeTemporaryExpr, clang::CXXBindTemporaryExpr,
        clang::ExprWithCleanups, clang::ConstantExpr, clang::InitListExpr, clang::CXXDefaultArgExpr,
        clang::SubstNonTypeTemplateParmExpr, clang::CXXStdInitializerListExpr>(S);
  }

  const clang::ASTContext& Context;
  const clang::PrintingPolicy& Policy;
};

}  // namespace

clang::QualType publicType(clang::QualType Type, const clang::ASTContext& Context) {
  for (;;) {
    TypeInspector Written;
    Written.TraverseType(Type);
    if (Written.IsCompound) return Type.getCanonicalType();
    if (!Written.HasHiddenAlias) return Type;
    const clang::QualType Meant = Type.getSingleStepDesugaredType(Context);
    if (Meant == Type) return Type.getCanonicalType();
    Type = Meant;
  }
}

bool hasBarePack(clang::QualType Type) {
  TypeInspector Written;
  Written.TraverseType(Type);
  return Written.HasBarePack;
}

const clang::NamedDecl* unspeakable(clang::QualType Type) {
  TypeInspector Meant;
  Meant.TraverseType(Type.getCanonicalType());
  return Meant.Unspeakable;
}

bool namesHidden(const clang::Expr& E, Lambdas Judged) {
  HiddenNames Names(Judged);
  Names.TraverseStmt(const_cast<clang::Expr*>(&E));
  return Names.Found;
}

std::optional<std::string> qualifiedText(const clang::Expr& E, const clang::ASTContext& Context,
                                         const clang::PrintingPolicy& Policy) {
  if (namesHidden(E)) return std::nullopt;
  NamePrinter Names(Context, Policy);
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  E.printPretty(Stream, &Names, Policy);
  if (!Names.IsSpeakable) return std::nullopt;
  return Stream.str();
}

}  // namespace dynify::gen
