/** Options on a command line: declared once, parsed strictly, explained by {@code --help}. May use terminal. */
@NullMarked
package org.lectern.launcher.options;

import org.jspecify.annotations.NullMarked;
