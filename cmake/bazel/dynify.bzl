"""dynify_traits: the companions of headers with traits, made by dynify-gen, as a library that programs depend on.

It needs a repository @dynify: see dynify.BUILD beside this file."""

def _flags(context):
    flags = ["-std=c++20"]
    flags += ["-D" + macro for macro in context.defines.to_list()]
    for option, folders in [
        ("-iquote", context.quote_includes),
        ("-I", context.includes),
        ("-isystem", context.system_includes),
    ]:
        for folder in folders.to_list():
            flags += [option, folder]
    return flags

# One call of the generator sees the headers of this rule and of its dependencies, and clang's own: all of them are inputs. Every path that it
# is given is relative, so that companions are the same wherever they are made.
def _generate(ctx, header, headers, flags):
    companion = ctx.actions.declare_file(header.basename[:-len(header.extension)] + "dyn." + header.extension)
    arguments = ctx.actions.args()
    arguments.add("-o", companion)
    arguments.add(header)
    arguments.add("--")
    arguments.add_all(flags)
    arguments.add_all(ctx.attr.copts)
    ctx.actions.run(
        executable = ctx.executable._generator,
        inputs = headers,
        tools = ctx.files._generator_headers,
        outputs = [companion],
        arguments = [arguments],
        mnemonic = "DynifyGen",
        progress_message = "Generating the companion of " + header.short_path,
    )
    return companion

def _dynify_traits_impl(ctx):
    dependencies = [dependency[CcInfo] for dependency in ctx.attr.deps + [ctx.attr._runtime]]
    before = cc_common.merge_cc_infos(cc_infos = dependencies).compilation_context
    headers = depset(ctx.files.hdrs, transitive = [before.headers])
    flags = _flags(before)
    companions = [_generate(ctx, header, headers, flags) for header in ctx.files.hdrs]
    folder = ctx.bin_dir.path + ("/" + ctx.label.workspace_root if ctx.label.workspace_root else "")
    own = cc_common.create_compilation_context(
        headers = depset(ctx.files.hdrs + companions),
        quote_includes = depset([folder]),
        includes = depset([folder + "/" + ctx.label.package]),
    )
    return [
        DefaultInfo(files = depset(companions)),
        cc_common.merge_cc_infos(cc_infos = [CcInfo(compilation_context = own)] + dependencies),
    ]

dynify_traits = rule(
    doc = "A library of the headers in hdrs and of their companions. A program that depends on it includes stream.dyn.hpp.",
    implementation = _dynify_traits_impl,
    attrs = {
        "hdrs": attr.label_list(allow_files = [".h", ".hh", ".hpp", ".hxx"], mandatory = True, doc = "Headers with traits."),
        "deps": attr.label_list(providers = [CcInfo], doc = "Libraries whose headers these include."),
        "copts": attr.string_list(doc = "More flags for reading the headers."),
        "_runtime": attr.label(default = "@dynify//:dynify", providers = [CcInfo]),
        "_generator": attr.label(default = "@dynify//:dynify_gen", executable = True, cfg = "exec", allow_single_file = True),
        "_generator_headers": attr.label(default = "@dynify//:generator_headers"),
    },
)
