/// YAML text to trees with source lines, for exports, decisions, frameworks and fixtures alike.
///
/// Built on the events of snakeyaml-engine, not on its object loader: events carry marks, nothing
/// is converted behind our back, and the limits are ours (its 3 MiB limit on a document refuses
/// ordinary exports).
///
/// Broken text is repaired where there is no doubt what it means ([YamlRepair]), and every repair
/// is told. What stays broken is named by line and column and never shown, not even the lines
/// around it: keys and indentation can be secret values that lost their quotes.
@NullMarked
package io.inscope.snapshot.yaml;

import org.jspecify.annotations.NullMarked;
