/// Files that leave the program: there as a whole or not at all.
@NullMarked
package io.inscope.reports.file;

import org.jspecify.annotations.NullMarked;
