package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    /** Properties that both could have, and the parent's and plugins' versions by artifact. */
    private static Map<String, String> versions(Path pom) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(pom.toFile());
        Map<String, String> versions = new TreeMap<>();
        NodeList properties =
                ((Element) document.getElementsByTagName("properties").item(0)).getChildNodes();
        for (int i = 0; i < properties.getLength(); i++) {
            if (properties.item(i) instanceof Element property
                    && !OWN.contains(property.getTagName())) {
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

    private static Optional<String> child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return Optional.of(element.getTextContent().strip());
            }
        }
        return Optional.empty();
    }
}
