# SPDX-License-Identifier: GPL-3.0-or-later
# What nearly every file includes, compiled once and used by all. The release preset does without, so that a
# file which forgot an include of its own does not build there.
file(WRITE ${PROJECT_BINARY_DIR}/prelude.cpp "// Compiled for its precompiled headers alone.\n")
add_library(wireside_prelude OBJECT ${PROJECT_BINARY_DIR}/prelude.cpp)
target_link_libraries(wireside_prelude PRIVATE Qt6::Core wireside_warnings)
target_precompile_headers(wireside_prelude PRIVATE
    <QByteArray> <QDateTime> <QHash> <QObject> <QPointer> <QString> <QStringList> <QUrl>
    <algorithm> <chrono> <functional> <map> <memory> <optional> <ranges> <set> <variant> <vector>)
function(wireside_use_prelude target)
    target_precompile_headers(${target} REUSE_FROM wireside_prelude)
endfunction()

# One helper makes every module: a static library `wireside_<name>` whose headers are included as "<name>/….h".

# wireside_module(<name> SOURCES … PUBLIC <libraries> PRIVATE <libraries>)
function(wireside_module name)
    cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(wireside_${name} STATIC ${ARG_SOURCES})
    target_include_directories(wireside_${name} PUBLIC ${PROJECT_SOURCE_DIR}/core)
    target_link_libraries(wireside_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} wireside_warnings)
    wireside_use_prelude(wireside_${name})
endfunction()

# wireside_program(<name> OUTPUT <binary> SOURCES … LIBRARIES …)
function(wireside_program name)
    cmake_parse_arguments(ARG "" "OUTPUT" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES OUTPUT_NAME ${ARG_OUTPUT}
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
    target_compile_definitions(${name} PRIVATE WIRESIDE_VERSION="${PROJECT_VERSION}")
    target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES} wireside_warnings)
    wireside_use_prelude(${name})
    install(TARGETS ${name})
endfunction()
