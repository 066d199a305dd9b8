/// Frameworks as data: requirement, the checks that speak to it, how far they reach, what is left
/// to ask a person.
///
/// One YAML file a framework under `resources/frameworks`. Code never says "PCI". Titles and
/// interpretations are in our own words; no text of a standard is copied.
@NullMarked
package io.inscope.reports.framework;

import org.jspecify.annotations.NullMarked;
