"""The runtime of dynify and its package for CMake: conan create cmake/conan

The generator is an installed one, in the PATH or named by DYNIFY_GEN_EXECUTABLE.
"""

import os

from conan import ConanFile
from conan.tools.cmake import CMake, CMakeToolchain
from conan.tools.files import copy


class Dynify(ConanFile):
    name = "dynify"
    version = "0.2.0"
    description = "Heap-free dynamic dispatch over C++20 coroutines"
    license = "Apache-2.0 WITH LLVM-exception"
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    no_copy_source = True

    def export_sources(self):
        root = os.path.join(self.recipe_folder, os.pardir, os.pardir)
        for pattern in ("CMakeLists.txt", "LICENSE", "README.md", "cmake/*", "docs/*", "runtime/*"):
            copy(self, pattern, root, self.export_sources_folder)

    def package_id(self):
        self.info.clear()

    def generate(self):
        toolchain = CMakeToolchain(self)
        for option in ("BUILD_TOOL", "BUILD_TESTS", "BUILD_EXAMPLES"):
            toolchain.cache_variables[f"DYNIFY_{option}"] = False
        toolchain.generate()

    def build(self):
        CMake(self).configure()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))

    def package_info(self):
        # The package's own files for CMake: they have the functions, which generated ones would not.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = [os.path.join("lib", "cmake", "dynify")]
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
