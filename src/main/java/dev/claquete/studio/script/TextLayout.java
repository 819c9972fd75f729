package dev.claquete.studio.script;

import dev.claquete.studio.text.MarkupRemover;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layout of a text: marked scenes, paragraphs, Markdown headings (shown as the title, never spoken), lists (each
 * item a paragraph). No spoken word is lost.
 *
 * @param title the first heading, or empty
 * @param marked whether the text itself marks its scenes; then each block is one
 */
record TextLayout(String title, boolean marked, List<Block> blocks) {

    /**
     * A marked scene, or the whole text.
     *
     * @param visual the text's own description of the picture, or empty
     */
    record Block(List<String> paragraphs, String visual) {

        String text() {
            return String.join(" ", paragraphs);
        }
    }

    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*$");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+•▪‣]|\\d{1,2}[.)])\\s+(\\S.*)$");
    private static final Pattern RULE = Pattern.compile("^\\s*([-*_=]\\s*){3,}$");
    private static final int SHORT_LINE = 60;

    static TextLayout of(String text) {
        Reader reader = new Reader(SceneMarks.in(text));
        text.lines().forEach(reader::line);
        return reader.finish();
    }

    /** Reads line by line. */
    private static final class Reader {

        private final boolean marked;
        private final List<Block> blocks = new ArrayList<>();
        private List<String> paragraphs = new ArrayList<>();
        private StringBuilder paragraph = new StringBuilder();
        private String lastLine = "";
        private String visual = "";
        private String title = "";
        private String sceneHeading = "";

        Reader(boolean marked) {
            this.marked = marked;
        }

        void line(String raw) {
            String line = raw.strip();
            Matcher scene = SceneMarks.scene(line);
            Matcher seen = SceneMarks.visual(line);
            Matcher heading = HEADING.matcher(line);
            if (scene.matches()) {
                endBlock();
                sceneHeading = plain(scene.group(1));
            } else if (marked && seen.matches()) {
                visual = plain(seen.group(1));
            } else if (heading.matches()) {
                endParagraph();
                title = title.isEmpty() ? plain(heading.group(1)) : title;
            } else if (line.isEmpty() || RULE.matcher(line).matches()) {
                endParagraph();
            } else {
                spoken(line);
            }
        }

        private void spoken(String line) {
            Matcher speaker = SceneMarks.speaker(line);
            String said = marked && speaker.matches() ? speaker.group(1) : line;
            Matcher item = ITEM.matcher(said);
            String words = plain(item.matches() ? item.group(1) : said);
            if (words.isEmpty()) {
                return;
            }
            if (item.matches() || startsAnew(said)) {
                endParagraph();
            }
            paragraph.append(paragraph.length() == 0 ? "" : " ").append(words);
            lastLine = said;
        }

        /**
         * Whether a line is short, has no full stop and is followed by a capital: then lines are separate, not one
         * wrapped sentence.
         */
        private boolean startsAnew(String line) {
            return !lastLine.isEmpty()
                    && lastLine.length() < SHORT_LINE
                    && !lastLine.matches(".*[,;:\\-–—]$")
                    && !Character.isLowerCase(line.codePointAt(0));
        }

        private void endParagraph() {
            if (paragraph.length() > 0) {
                paragraphs.add(paragraph.toString());
                paragraph = new StringBuilder();
            }
            lastLine = "";
        }

        /**
         * The text beside a scene's mark is spoken if it is a sentence or the scene's only text; otherwise it is the
         * scene's name.
         */
        private void endBlock() {
            endParagraph();
            boolean sentence = sceneHeading.matches("(?s).*[.!?…]");
            if (!sceneHeading.isEmpty() && (sentence || paragraphs.isEmpty())) {
                paragraphs.add(0, sceneHeading);
            } else if (visual.isEmpty()) {
                visual = sceneHeading;
            }
            if (!paragraphs.isEmpty() || !visual.isEmpty()) {
                blocks.add(new Block(List.copyOf(paragraphs), visual));
            }
            paragraphs = new ArrayList<>();
            visual = "";
            sceneHeading = "";
        }

        TextLayout finish() {
            endBlock();
            return new TextLayout(title, marked, List.copyOf(blocks));
        }

        private static String plain(String text) {
            return MarkupRemover.removed(text).replaceAll("\\s+", " ");
        }
    }
}
