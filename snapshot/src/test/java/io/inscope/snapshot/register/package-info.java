/// Real project files, and every message word for word.
@NullMarked
package io.inscope.snapshot.register;

import org.jspecify.annotations.NullMarked;
