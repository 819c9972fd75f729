package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The table of what we are built of in docs/security.md names every part, in the version that is here. */
class BuiltOfTest {

    private static final Pattern ROW = Pattern.compile("\\| (?<kind>[^:|]+):(?<name>[^|]+?)"
            + " \\| (?<version>[\\w.-]+) \\| (?<reads>[^|]+) \\| (?<day>\\d{4}-\\d\\d-\\d\\d) \\| (?<finding>[^|]+) \\|");

    private static final Pattern NPM = Pattern.compile("<argument>(@?[\\w./-]+)@(\\d[\\w.-]*)</argument>");

    /** What strangers' bytes pass on their way, of what we do not name in a pom. */
    private static final List<String> READERS = List.of(
            "org.apache.tomcat.embed:tomcat-embed-core",
            "org.springframework:spring-webmvc",
            "org.springframework.security:spring-security-web",
            "com.fasterxml.jackson.core:jackson-core",
            "com.fasterxml.jackson.core:jackson-databind",
            "com.nimbusds:nimbus-jose-jwt",
            "org.hibernate.validator:hibernate-validator",
            "org.glassfish.jersey.core:jersey-server",
            "commons-fileupload:commons-fileupload",
            "org.camunda.bpm:camunda-engine",
            "org.eclipse.jetty:jetty-http",
            "tools.jackson.dataformat:jackson-dataformat-xml",
            "com.fasterxml.woodstox:woodstox-core",
            "org.apache.httpcomponents.client5:httpclient5",
            "com.squareup.okio:okio-jvm",
            "org.eclipse.angus:jakarta.mail",
            "jdk:java.desktop (ImageIO)");

    private record Row(String part, String version, LocalDate day) {}

    @Test
    void everyRowIsOfTheVersionThatIsHere() throws Exception {
        Map<String, String> npm = npm();
        for (Row row : rows().values()) {
            String here =
                    switch (row.part().substring(0, row.part().indexOf(':'))) {
                        case "npm" -> npm.get(row.part().substring(4));
                        case "jdk" -> "17";
                        default -> version(row.part());
                    };
            assertThat(here)
                    .as(
                            "%s was looked up on %s in version %s. Look for reports of holes in the version that is here now,"
                                    + " write down what you find, the version and the day (docs/security.md)",
                            row.part(), row.day(), row.version())
                    .isEqualTo(row.version());
        }
    }

    @Test
    void everyPartHasARow() throws Exception {
        List<String> parts = new ArrayList<>(READERS);
        parts.addAll(direct(Path.of("pom.xml")));
        parts.addAll(direct(Path.of("worker-gpu/pom.xml")));
        npm().keySet().forEach(name -> parts.add("npm:" + name));
        assertThat(rows().keySet())
                .as("docs/security.md, What we are built of: look the part up and add a row")
                .containsAll(parts);
    }

    @Test
    void everyRowIsUnderstood() throws Exception {
        assertThat(table()).hasSizeGreaterThan(40).allMatch(line -> ROW.matcher(line)
                .matches());
        assertThat(rows()).hasSameSizeAs(table());
    }

    private static Map<String, Row> rows() throws Exception {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : table()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                String part = row.group("kind") + ":" + row.group("name");
                rows.put(part, new Row(part, row.group("version"), LocalDate.parse(row.group("day"))));
            }
        }
        return rows;
    }

    private static List<String> table() throws Exception {
        return Files.readAllLines(Path.of("docs/security.md")).stream()
                .dropWhile(line -> !line.startsWith("## What we are built of"))
                .takeWhile(line -> !line.startsWith("## Reporting"))
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
    }

    private static String version(String part) {
        String[] names = part.split(":");
        return KnownHolesTest.version(names[0], names[1]).orElse("(gone)");
    }

    private static Map<String, String> npm() throws Exception {
        Map<String, String> versions = new TreeMap<>();
        Matcher argument = NPM.matcher(Files.readString(Path.of("pom.xml")));
        while (argument.find()) {
            versions.put(argument.group(1), argument.group(2));
        }
        return versions;
    }

    /** What a pom declares for more than its tests. */
    private static List<String> direct(Path pom) throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
        List<String> parts = new ArrayList<>();
        for (Element dependency : children(child(project, "dependencies"), "dependency")) {
            boolean ships = children(dependency, "scope").stream()
                    .noneMatch(scope -> scope.getTextContent().strip().equals("test"));
            if (ships) {
                parts.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId"));
            }
        }
        return parts;
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent().strip();
    }

    private static Element child(Element parent, String name) {
        return children(parent, name).get(0);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
