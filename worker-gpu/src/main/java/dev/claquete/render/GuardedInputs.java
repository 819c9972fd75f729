package dev.claquete.render;

import java.util.ArrayList;
import java.util.List;

/** Sees to it that no input of any run can open anything but local files: those that say less get it said for them. */
final class GuardedInputs {

    private static final String WHITELIST = "-protocol_whitelist";

    private GuardedInputs() {}

    /** @param arguments of FFmpeg's, with any number of inputs */
    static List<String> in(List<String> arguments) {
        List<String> guarded = new ArrayList<>();
        boolean said = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            said |= argument.equals(WHITELIST);
            if (argument.equals("-i") && i + 1 < arguments.size()) {
                if (!said) {
                    guarded.addAll(List.of(WHITELIST, isStdin(arguments.get(i + 1)) ? "pipe,fd" : "file"));
                }
                said = false;
            }
            guarded.add(argument);
        }
        return guarded;
    }

    private static boolean isStdin(String input) {
        return input.equals("-") || input.startsWith("pipe:");
    }
}
