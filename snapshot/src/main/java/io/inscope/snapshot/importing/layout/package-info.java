/// The layouts we know, one class a format.
@NullMarked
package io.inscope.snapshot.importing.layout;

import org.jspecify.annotations.NullMarked;
