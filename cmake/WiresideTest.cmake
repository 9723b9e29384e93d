# SPDX-License-Identifier: GPL-3.0-or-later
# Helpers that make tests: an executable `test_<name>`, or a script about the programs; ctest runs both, without a
# display and without the keychain of whoever runs them.
set(WIRESIDE_TEST_ENVIRONMENT WIRESIDE_SECRETS=files TSAN_OPTIONS=ignore_noninstrumented_modules=1)

# wireside_test(<name> SOURCES … LIBRARIES … [LABELS …] [TIMEOUT <seconds>] [RUNNER <words before the program>])
function(wireside_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS;RUNNER" ${ARGN})
    add_executable(test_${name} ${ARG_SOURCES})
    target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(test_${name} PRIVATE ${ARG_LIBRARIES} Qt6::Test wireside_warnings)
    wireside_use_prelude(test_${name})
    add_test(NAME ${name} COMMAND ${ARG_RUNNER} $<TARGET_FILE:test_${name}>)
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 600)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
        ENVIRONMENT "${WIRESIDE_TEST_ENVIRONMENT}")
endfunction()

find_program(PYTHON3 NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)

# wireside_python_test(<name> COMMAND <words for Python> … [LABELS …] [TIMEOUT <seconds>])
# Runs in the calling folder, finds the programs through WIRESIDE_BIN and programs.py by its name.
function(wireside_python_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "COMMAND;LABELS" ${ARGN})
    add_test(NAME ${name} COMMAND ${PYTHON3} ${ARG_COMMAND} WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    set(environment WIRESIDE_BIN=${PROJECT_BINARY_DIR}/bin PYTHONPATH=${PROJECT_SOURCE_DIR}/tests/support
        PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 ${WIRESIDE_TEST_ENVIRONMENT})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
        SKIP_RETURN_CODE 77 ENVIRONMENT "${environment}")
endfunction()
