#include "cli/plan.hpp"

#include <map>

#include "fmt/format.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "text/paths.hpp"

namespace dynify::gen {
namespace path = llvm::sys::path;

namespace {

llvm::Error failure(const std::string& Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Message);
}

std::string joined(llvm::StringRef Folder, llvm::StringRef Rest) {
  llvm::SmallString<256> Text(Folder);
  path::append(Text, Rest);
  return std::string(Text);
}

llvm::Error checkReadable(const std::string& Header, const std::string& Path) {
  if (!llvm::sys::fs::exists(Path)) return failure(fmt::format("no such file: '{}'", Header));
  if (llvm::sys::fs::is_directory(Path)) return failure(fmt::format("'{}' is a directory", Header));
  llvm::Expected<llvm::sys::fs::file_t> File = llvm::sys::fs::openNativeFileForRead(Path);
  if (!File)
    return failure(fmt::format("cannot read '{}': {}", Header, llvm::toString(File.takeError())));
  return llvm::errorCodeToError(llvm::sys::fs::closeFile(*File));
}

/// The companion's place below the output folder.
llvm::Expected<std::string> placeBelow(const Options& O, const Job& J,
                                       const std::string& CurrentDirectory) {
  if (O.BaseDirectory.empty())
    return joined(O.OutputDirectory, path::filename(companionOf(J.HeaderPath)));
  llvm::StringRef Rest = J.HeaderPath;
  if (!Rest.consume_front(absolutePath(O.BaseDirectory, CurrentDirectory) + "/"))
    return failure(fmt::format("'{}' is not below the base '{}'", J.Header, O.BaseDirectory));
  return joined(O.OutputDirectory, companionOf(Rest));
}

llvm::Expected<Job> planJob(const Options& O, const std::string& Named,
                            const std::string& CurrentDirectory) {
  const bool IsStdin = Named == "-";
  const std::string StdinName = O.StdinName.empty() ? "stdin.hpp" : O.StdinName;
  Job J;
  J.Header = IsStdin ? StdinName : Named;
  J.HeaderPath = absolutePath(J.Header, CurrentDirectory);
  if (!IsStdin)
    if (llvm::Error Error = checkReadable(Named, J.HeaderPath)) return Error;
  J.Companion = companionOf(J.Header);
  if (!O.OutputDirectory.empty()) {
    llvm::Expected<std::string> Place = placeBelow(O, J, CurrentDirectory);
    if (!Place) return Place.takeError();
    J.Companion = *Place;
  }
  if (!O.Output.empty() && O.Output != "-") J.Companion = O.Output;
  J.CompanionPath = absolutePath(J.Companion, CurrentDirectory);
  const bool IsToStdout = IsStdin && O.OutputDirectory.empty() && O.Output.empty() && !O.Check;
  if (O.Output == "-" || IsToStdout) J.Companion.assign(1, '-');
  return J;
}

llvm::Error checkDistinct(const std::vector<Job>& Jobs) {
  std::map<std::string, const Job*> ByCompanion;
  for (const Job& J : Jobs) {
    const auto [Other, IsNew] = ByCompanion.emplace(J.CompanionPath, &J);
    if (!IsNew)
      return failure(fmt::format(
          "'{}' and '{}' would both be written to '{}'; use '--base' to keep their folders",
          Other->second->Header, J.Header, J.Companion));
  }
  for (const Job& J : Jobs)
    if (ByCompanion.contains(J.HeaderPath))
      return failure(fmt::format("the companion of '{}' would overwrite the header '{}'",
                                 ByCompanion[J.HeaderPath]->Header, J.Header));
  return llvm::Error::success();
}

}  // namespace

llvm::Expected<std::vector<Job>> planJobs(const Options& O, const std::string& CurrentDirectory) {
  // In the order of their paths; a header that is named twice is one job, with its first name.
  std::map<std::string, Job> ByPath;
  for (const std::string& Named : O.Headers) {
    llvm::Expected<Job> J = planJob(O, Named, CurrentDirectory);
    if (!J) return J.takeError();
    std::string Path = J->HeaderPath;
    ByPath.try_emplace(std::move(Path), std::move(*J));
  }
  std::vector<Job> Jobs;
  for (auto& [Path, J] : ByPath) Jobs.push_back(std::move(J));
  if (llvm::Error Error = checkDistinct(Jobs)) return Error;
  return Jobs;
}

}  // namespace dynify::gen
