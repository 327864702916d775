/** The master's database: chosen, asked whether it is there, and PostgreSQL run for it. May use instance, terminal. */
@NullMarked
package org.lectern.launcher.database;

import org.jspecify.annotations.NullMarked;
