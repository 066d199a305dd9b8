/// The layouts we know, one class each, and what they share. A layout speaks of paths and of what
/// the tool that wrote them leaves out; it never parses objects.
@NullMarked
package io.inscope.snapshot.importing.layout;

import org.jspecify.annotations.NullMarked;
