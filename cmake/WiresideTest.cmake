# SPDX-License-Identifier: GPL-3.0-or-later
# One helper makes every test: an executable `test_<name>` that ctest runs, without a display.

# wireside_test(<name> SOURCES … LIBRARIES … [LABELS …] [TIMEOUT <seconds>])
function(wireside_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
    add_executable(test_${name} ${ARG_SOURCES})
    target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(test_${name} PRIVATE ${ARG_LIBRARIES} Qt6::Test wireside_warnings)
    wireside_use_prelude(test_${name})
    add_test(NAME ${name} COMMAND test_${name})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 600)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
        ENVIRONMENT "TSAN_OPTIONS=ignore_noninstrumented_modules=1")
endfunction()
