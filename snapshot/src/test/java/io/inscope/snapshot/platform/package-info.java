@NullMarked
package io.inscope.snapshot.platform;

import org.jspecify.annotations.NullMarked;
