#!/usr/bin/env python3
"""recipes.py SOURCE FOLDER: what the vcpkg port and the Conan recipe package is what an install of the component dev has.

Neither program is run: the functions that a port and a recipe call are here, as far as they are used, and do what they are documented to.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import types

source, folder = (os.path.abspath(argument) for argument in sys.argv[1:])
quick = ["-DDYNIFY_BUILD_TOOL=OFF", "-DDYNIFY_BUILD_TESTS=OFF", "-DDYNIFY_BUILD_EXAMPLES=OFF"]

VCPKG = """
macro(vcpkg_cmake_configure)
  cmake_parse_arguments(port "" "SOURCE_PATH" "OPTIONS" ${ARGN})
  execute_process(COMMAND ${CMAKE_COMMAND} -S ${port_SOURCE_PATH} -B ${CURRENT_PACKAGES_DIR}.build ${port_OPTIONS}
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endmacro()
macro(vcpkg_cmake_install)
  execute_process(COMMAND ${CMAKE_COMMAND} --install ${CURRENT_PACKAGES_DIR}.build --prefix ${CURRENT_PACKAGES_DIR}
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endmacro()
macro(vcpkg_cmake_config_fixup)
  cmake_parse_arguments(port "" "CONFIG_PATH" "" ${ARGN})
  file(COPY ${CURRENT_PACKAGES_DIR}/${port_CONFIG_PATH} DESTINATION ${CURRENT_PACKAGES_DIR}/share)
  file(REMOVE_RECURSE ${CURRENT_PACKAGES_DIR}/${port_CONFIG_PATH})
endmacro()
macro(vcpkg_fixup_pkgconfig)
endmacro()
macro(vcpkg_install_copyright)
  cmake_parse_arguments(port "" "" "FILE_LIST" ${ARGN})
  file(COPY_FILE ${port_FILE_LIST} ${CURRENT_PACKAGES_DIR}/share/dynify/copyright)
endmacro()
include(PORT)
"""


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def files(top):
    found = (os.path.relpath(os.path.join(at, name), top) for at, _, names in os.walk(top) for name in names)
    return set(found)


def install():
    run("cmake", "-S", source, "-B", f"{folder}/build", *quick)
    run("cmake", "--install", f"{folder}/build", "--prefix", f"{folder}/installed", "--component", "dev")
    return files(f"{folder}/installed")


def vcpkg():
    script = f"{folder}/port.cmake"
    with open(script, "w", encoding="utf-8") as out:
        out.write(VCPKG.replace("PORT", f"{source}/cmake/vcpkg/portfile.cmake"))
    run("cmake", "-D", f"CURRENT_PACKAGES_DIR={folder}/port", "-P", script)
    return files(f"{folder}/port")


def conan_modules(build):
    """The modules that the recipe imports: it is given a copy of what it exports, and installs from that."""

    def copy(_recipe, pattern, src, dst):
        if not pattern.endswith("/*"):
            os.makedirs(dst, exist_ok=True)
            shutil.copy(os.path.join(src, pattern), dst)
        else:
            shutil.copytree(os.path.join(src, pattern[:-2]), os.path.join(dst, pattern[:-2]))

    class Toolchain:
        variables = {}

        def __init__(self, _recipe):
            self.cache_variables = Toolchain.variables

        def generate(self):
            pass

    class CMake:
        def __init__(self, recipe):
            self.recipe = recipe

        def configure(self):
            run("cmake", "-S", self.recipe.source_folder, "-B", build, *(f"-D{key}={value}" for key, value in Toolchain.variables.items()))

        def install(self):
            run("cmake", "--install", build, "--prefix", self.recipe.package_folder)

    modules = {name: types.ModuleType(name) for name in ("conan", "conan.tools", "conan.tools.cmake", "conan.tools.files")}
    modules["conan"].ConanFile = type("ConanFile", (), {})
    modules["conan.tools.cmake"].CMake = CMake
    modules["conan.tools.cmake"].CMakeToolchain = Toolchain
    modules["conan.tools.files"].copy = copy
    return modules


def conan():
    sys.modules.update(conan_modules(f"{folder}/conan.build"))
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("conanfile", f"{source}/cmake/conan/conanfile.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    recipe = module.Dynify()
    recipe.recipe_folder = f"{source}/cmake/conan"
    recipe.export_sources_folder = recipe.source_folder = f"{folder}/conan.source"
    recipe.package_folder = f"{folder}/conan"
    recipe.export_sources()
    recipe.generate()
    recipe.build()
    recipe.package()
    return files(recipe.package_folder)


def check(name, found, expected):
    if found != expected:
        sys.exit(f"{name}: lacks {sorted(expected - found)}, has besides {sorted(found - expected)}")
    print(f"{name}: {len(found)} files")


shutil.rmtree(folder, ignore_errors=True)
os.makedirs(folder)
installed = install()
port = {name.replace("lib/cmake/dynify/", "share/dynify/") for name in installed if not name.startswith("share/doc/")}
check("vcpkg", vcpkg(), port | {"share/dynify/copyright", "share/dynify/usage"})
check("conan", conan(), installed | {"licenses/LICENSE"})
