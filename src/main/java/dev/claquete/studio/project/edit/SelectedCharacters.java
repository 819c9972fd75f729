package dev.claquete.studio.project.edit;

import dev.claquete.studio.project.Character;
import dev.claquete.studio.web.JsonReader;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks up the characters that a request names by their ids. */
@Component
class SelectedCharacters {

    private final Characters characters;

    SelectedCharacters(Characters characters) {
        this.characters = characters;
    }

    /**
     * @return none if the field is absent
     * @throws dev.claquete.studio.web.InvalidInput if one of them is not a character of this owner
     */
    List<Character> of(UUID owner, JsonReader in, String name, int max) {
        List<UUID> ids = in.get(name).ids(max);
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Character> found = characters.findByOwnerIdAndIdIn(owner, ids);
        if (found.size() < ids.size()) {
            throw in.invalid(name, "names a character that does not exist");
        }
        return found;
    }
}
