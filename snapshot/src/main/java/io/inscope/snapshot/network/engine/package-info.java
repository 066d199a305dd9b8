/// The engine: puts inventory, policies, paths and rows together, and explains its answers.
@NullMarked
package io.inscope.snapshot.network.engine;

import org.jspecify.annotations.NullMarked;
