/** From where a request may come: lists of networks. Uses the JDK only. */
@NullMarked
package org.lectern.network;

import org.jspecify.annotations.NullMarked;
