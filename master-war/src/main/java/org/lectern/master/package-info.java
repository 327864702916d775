/**
 * The master: what its WAR is made of. The packages below are its rooms; this one only opens the door (the
 * JAX-RS application) and lays the floor (the database).
 */
@NullMarked
package org.lectern.master;

import org.jspecify.annotations.NullMarked;
