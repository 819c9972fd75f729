package dev.claquete.studio.process.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineQueryCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}",
                "{\"orQueries\":[{\"name\":\"x\"},{\"candidateGroupInExpression\":\"${1}\"}]}",
                "{\"orQueries\":{\"assigneeExpression\":\"${1}\"}}",
                "{\"orQueries\":[[{\"a\":{\"b\":[{\"ownerExpression\":\"${1}\"}]}}]]}",
                "{\"query\":{\"orQueries\":[{\"dueAfterExpression\":\"${1}\"}]},\"name\":\"saved filter\"}",
                "[{\"taskQuery\":{\"orQueries\":[{\"dueAfterExpression\":\"${1}\"}]}}]",
                "{\"orQueries\":[{\"dueAfterExpression\":\"${1}\"}],\"orQueries\":[]}",
                "{\"orQueries\":[],\"orQueries\":[{\"dueAfterExpression\":\"${1}\"}]}",
                "{\"\\u006frQueries\":[{\"dueAfterExpression\":\"${1}\"}]}",
                "{\"orQueries\":[{\"dueAfter\\u0045xpression\":\"${1}\"}]}",
                "{\"ORQUERIES\":[{\"DUEAFTEREXPRESSION\":\"${1}\"}]}",
                "{\"orQueries\":[{\"orQueries\":[],\"dueAfterExpression\":\"${1}\"}]}",
                "{\"orQueries\":[{\"dueAfterExpression\":null}]}",
                "{} {\"orQueries\":[{\"dueAfterExpression\":\"${1}\"}]}",
            })
    void expressionsInOrQueriesAreFoundHoweverTheyAreWritten(String body) {
        assertThat(EngineQueryCheck.fault(body.getBytes(StandardCharsets.UTF_8)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("orQueries"));
    }

    @Test
    void otherEncodingsOfJsonAreReadToo() {
        String body = "{\"orQueries\":[{\"dueAfterExpression\":\"${1}\"}]}";
        for (String encoding : new String[] {"UTF-16LE", "UTF-16BE", "UTF-32BE", "UTF-32LE"}) {
            assertThat(EngineQueryCheck.fault(body.getBytes(Charset.forName(encoding))))
                    .as(encoding)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "name=x", "// comment\n{}", "{'a':1}", "{a:1}", "{}}", "\u001f\u008b\b"})
    void whatIsNotJsonDoesNotPass(String body) {
        assertThat(EngineQueryCheck.fault(body.getBytes(StandardCharsets.ISO_8859_1)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"orQueries\":[{\"assignee\":\"ana\"}]}",
                "{\"orQueries\":[{\"name\":\"a\"}],\"sorting\":[{\"sortBy\":\"dueDate\"}]}",
                "{\"workerId\":\"w\",\"variables\":{\"loopExpression\":{\"value\":\"x\"}}}",
                "{\"orQueries\":[],\"other\":{\"someExpression\":1}}",
                "{\"name\":\"orQueries\",\"value\":[{\"someExpression\":1}]}",
            })
    void ordinaryBodiesPass(String body) {
        assertThat(EngineQueryCheck.fault(body.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
