package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The worker stands alone, so a few versions stand in two poms; this is how they stay the same. */
class PomsAgreeTest {

    /** What each build has of its own. */
    private static final Set<String> OWN = Set.of("start-class", "forkCount", "npm.folder");

    @Test
    void versionsInBothPomsAgree() throws Exception {
        Map<String, String> root = versions(Path.of("pom.xml"));
        Map<String, String> worker = versions(Path.of("worker-gpu/pom.xml"));
        assertThat(worker).isNotEmpty();
        worker.forEach((name, version) -> assertThat(root).as(name).containsEntry(name, version));
    }

    @Test
    void theCompilersOptionsAgree() throws Exception {
        assertThat(Path.of("worker-gpu/.mvn/jvm.config")).hasSameTextualContentAs(Path.of(".mvn/jvm.config"));
    }

    /** The worker's tests run in the worker's own build, and nothing but them is left to it. */
    @Test
    void eachTestRunsInOneOfTheTwoBuilds() throws Exception {
        List<PathMatcher> leftOut = Stream.of(excludes(Path.of("pom.xml")))
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern.replace("$", "\\$")))
                .toList();
        assertThat(excludes(Path.of("worker-gpu/pom.xml"))).isEmpty();
        assertThat(testClasses(Path.of("worker-gpu/src/test/java")))
                .isNotEmpty()
                .allMatch(type -> leftOut.stream().anyMatch(pattern -> pattern.matches(type)));
        assertThat(testClasses(Path.of("src/test/java"))).isNotEmpty().noneMatch(type -> leftOut.stream()
                .anyMatch(pattern -> pattern.matches(type)));
    }

    private static String[] excludes(Path pom) throws Exception {
        NodeList plugins = parsed(pom).getElementsByTagName("plugin");
        for (int i = 0; i < plugins.getLength(); i++) {
            Element plugin = (Element) plugins.item(i);
            if (child(plugin, "artifactId").equals(Optional.of("maven-surefire-plugin"))) {
                NodeList found = plugin.getElementsByTagName("exclude");
                return IntStream.range(0, found.getLength())
                        .mapToObj(number -> found.item(number).getTextContent().strip())
                        .toArray(String[]::new);
            }
        }
        throw new AssertionError("no Surefire in " + pom);
    }

    /** By the names that Surefire looks for. */
    private static List<Path> testClasses(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(sources::relativize)
                    .toList();
        }
    }

    /** Properties that both could have, and the parent's and plugins' versions by artifact. */
    private static Map<String, String> versions(Path pom) throws Exception {
        Document document = parsed(pom);
        Map<String, String> versions = new TreeMap<>();
        NodeList properties =
                ((Element) document.getElementsByTagName("properties").item(0)).getChildNodes();
        for (int i = 0; i < properties.getLength(); i++) {
            if (properties.item(i) instanceof Element property && !OWN.contains(property.getTagName())) {
                versions.put(
                        "property " + property.getTagName(),
                        property.getTextContent().strip());
            }
        }
        for (String kind : new String[] {"parent", "plugin", "dependency"}) {
            NodeList elements = document.getElementsByTagName(kind);
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                child(element, "version")
                        .ifPresent(version -> versions.put(
                                kind + " " + child(element, "artifactId").orElse("?"), version));
            }
        }
        return versions;
    }

    private static Document parsed(Path pom) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(pom.toFile());
    }

    private static Optional<String> child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return Optional.of(element.getTextContent().strip());
            }
        }
        return Optional.empty();
    }
}
