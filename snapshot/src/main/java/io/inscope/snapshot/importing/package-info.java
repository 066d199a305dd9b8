/// From whatever the client handed over to [io.inscope.snapshot.model.Resource]s, with an origin
/// for each and a problem for everything that could not be read as it was.
///
/// A [Source] gives entries as streams; a container in it gives more of them. Each entry is
/// recognised by how it begins (its [Opening]) and read by one [Importer] straight into the [Sink],
/// and each is reported exactly once with what became of it, so that the counts add up. Size and
/// SHA-256 are those of the whole entry, taken while it is read.
///
/// A [Container] is an entry like any other, with size and hash of its own, and so is everything in
/// it; a compressed tar is one container. Nothing is unpacked to disk, so no path, link or file
/// system matters. What an archive can do to its reader has limits: expansion ([Expansion]), depth
/// and number of entries ([SourceReader]), length of headers ([Tar]). Beyond a limit, or where the
/// bytes are damaged, a problem says where, and everything else is read.
///
/// One bad object costs one object: texts are cut into objects before they are parsed
/// ([io.inscope.snapshot.yaml.YamlSplitter], [io.inscope.snapshot.json.JsonSplitter]), and
/// [Documents] knows the shapes in which exports arrange them. Messages describe what is wrong and
/// never quote a value: what stands in an export may be secret.
///
/// What was asked for is evidence of its own, and never guessed from silence. An empty typed list
/// and a list that spans namespaces prove that a kind was listed everywhere, a list of one
/// namespace only that it was listed there ([ListReach]); of files that a [Layout] knows, the
/// layout says it. Single objects and manifests prove nothing beyond themselves, and no list shows
/// a label selector that it was asked for with.
///
/// Beside objects there are files of nodes, clouds and network plugins. [ConfigurationFile] files
/// them as objects of our own group `inscope.io` (`KubeletConfig`, `CniConfig`, `CloudCluster`),
/// [KubeBench] what that tool found on a node, and [TrivyReport] and [GrypeReport] what scanners
/// found in an image ([ImageScan]), so that checks find them like everything else; no cluster
/// serves that group.
///
/// Not here: redaction and duplicates, which are the business of what stands behind the sink.
@NullMarked
package io.inscope.snapshot.importing;

import org.jspecify.annotations.NullMarked;
