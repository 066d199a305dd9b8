/// YAML text to trees with source lines, for exports, decisions, frameworks and fixtures alike.
///
/// Built on the events of snakeyaml-engine, not on its object loader: events carry marks, nothing
/// is converted behind our back, and the limits are ours (its 3 MiB limit on a document refuses
/// ordinary exports).
@NullMarked
package io.inscope.snapshot.yaml;

import org.jspecify.annotations.NullMarked;
