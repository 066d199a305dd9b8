/// Frameworks as data: requirement, the checks that speak to it, how far they reach, what is left
/// to ask a person.
///
/// One YAML file a framework, in the resources beside this package (`frameworks`). Code never says
/// "PCI". Titles and interpretations are in our own words; no text of a standard is copied. A file
/// names every check of the catalogue that speaks to a requirement; those that are not built yet
/// are kept apart as planned, so that a requirement never looks more examined than it was. A check
/// stands under a requirement when its failure is a failure of that requirement, not merely when it
/// looks at the same objects; that is stricter than most mapping tables, so a test knows the reason
/// for each difference.
///
/// A benchmark whose numbers move from version to version, and from source to source, is one file
/// in which each item stands once with all its numbers. Each version is a framework of its own.
///
/// What no check can see is a requirement all the same, with the question for a person. Silence
/// would read as "nothing to do".
@NullMarked
package io.inscope.reports.framework;

import org.jspecify.annotations.NullMarked;
