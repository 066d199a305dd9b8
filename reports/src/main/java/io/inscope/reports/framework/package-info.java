/// Frameworks as data: requirement, the checks that speak to it, how far they reach, what is left
/// to ask a person.
///
/// One YAML file a framework, in the resources beside this package (`frameworks`). Code never says
/// "PCI". Titles and interpretations are in our own words; no text of a standard is copied. A file
/// names every check of the catalogue that speaks to a requirement; those that are not built yet
/// are kept apart as planned, so that a requirement never looks more examined than it was.
@NullMarked
package io.inscope.reports.framework;

import org.jspecify.annotations.NullMarked;
