# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DNPM=… -DFOLDER=… -P install.cmake
# Installs what the lock file pins into FOLDER/node_modules; uses the network only when that has changed.
set(files package.json package-lock.json .npmrc)
set(installed "")
file(READ ${CMAKE_CURRENT_LIST_DIR}/package-lock.json wanted)
if(EXISTS ${FOLDER}/installed.json)
    file(READ ${FOLDER}/installed.json installed)
endif()
if(installed STREQUAL wanted)
    return()
endif()

foreach(file IN LISTS files)
    configure_file(${CMAKE_CURRENT_LIST_DIR}/${file} ${FOLDER}/${file} COPYONLY)
endforeach()
execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund
    WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "npm ci failed in ${FOLDER}; the first run needs a package registry")
endif()
file(COPY_FILE ${FOLDER}/package-lock.json ${FOLDER}/installed.json)
