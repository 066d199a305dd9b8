/// Nodes, versions and the components that keep the cluster.
///
/// What rests on publications (support of versions, vulnerabilities) rests on the dated tables of
/// [io.inscope.reports.versions] and shows their date. Agents are told by the names of their images
/// ([io.inscope.reports.components]): one that is not recognised proves nothing, so a person is
/// asked. What a provider sets up around the cluster is not in the Kubernetes API.
@NullMarked
package io.inscope.reports.checks.platform;

import org.jspecify.annotations.NullMarked;
