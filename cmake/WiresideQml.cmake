# SPDX-License-Identifier: GPL-3.0-or-later
# One helper makes every QML module: a static library `wireside_qml_<name>` that holds the module
# `Wireside.<Name>`, compiled. Whoever links it can import it: Qt looks into this part of the resources by itself.
# The modules also stand in the build folder, where qmllint and the QML compiler look for them.
set(WIRESIDE_QML_DIR ${PROJECT_BINARY_DIR}/qml)

# wireside_qml_module(<name> FILES … [SINGLETONS …] IMPORTS <names of modules>)
function(wireside_qml_module name)
    cmake_parse_arguments(ARG "" "" "FILES;SINGLETONS;IMPORTS" ${ARGN})
    string(SUBSTRING ${name} 0 1 initial)
    string(TOUPPER ${initial} initial)
    string(SUBSTRING ${name} 1 -1 rest)
    set(module ${initial}${rest})
    set_source_files_properties(${ARG_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
    set(target wireside_qml_${name})
    qt_add_library(${target} STATIC)
    qt_add_qml_module(${target}
        URI Wireside.${module}
        VERSION 1.0
        NO_PLUGIN
        RESOURCE_PREFIX /qt-project.org/imports
        OUTPUT_DIRECTORY ${WIRESIDE_QML_DIR}/Wireside/${module}
        IMPORT_PATH ${WIRESIDE_QML_DIR}
        QML_FILES ${ARG_FILES} ${ARG_SINGLETONS})
    target_link_libraries(${target} PRIVATE Qt6::Quick)
    foreach(import IN LISTS ARG_IMPORTS)
        # The import's library is linked with this one, and its types are known before this one is compiled.
        if(TARGET wireside_qml_${import})
            target_link_libraries(${target} PUBLIC wireside_qml_${import})
        else()
            target_link_libraries(${target} PUBLIC wireside_${import} wireside_${import}plugin)
        endif()
    endforeach()
    wireside_compile_together(${target})
    set_property(GLOBAL APPEND PROPERTY WIRESIDE_QML_MODULES ${target})
endfunction()

# What the QML compiler makes of each file is small and includes much: it is compiled many at a time. Tables of
# resources all use the same names.
function(wireside_compile_together target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 16)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources EXCLUDE REGEX "qmlcache/[^/]*_qml\\.cpp$")
    set_source_files_properties(${sources} TARGET_DIRECTORY ${target} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
