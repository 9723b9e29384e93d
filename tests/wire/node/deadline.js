// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

/** How long anything may take before a test gives up; generous, for sanitizers on a busy machine. */
const patience = 20_000;

/** `promise`, or a rejection that says what was waited for. */
async function within(promise, what) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`waited in vain for ${what()}`)), patience);
    });
    try {
        return await Promise.race([promise, late]);
    } finally {
        clearTimeout(timer);
    }
}

module.exports = { within };
