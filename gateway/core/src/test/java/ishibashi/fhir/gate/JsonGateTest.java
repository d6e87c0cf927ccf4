package ishibashi.fhir.gate;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Outcome;
import ishibashi.refusal.Category;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FHIR R4 §2.6.2 where HAPI is lenient (fhir §4). */
class JsonGateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | {'resourceType':'Task','status':null} | Task.status",
                "null | {'resourceType':'Task','a':['x',null]} | Task.a[1]",
                "null | {'resourceType':'Task','a':[null],'_a':[null]} | Task.a[0]",
                "null | {'resourceType':'Task','a':[{'b':1},null]} | Task.a[1]",
                "empty | {} | Resource",
                "empty | {'resourceType':'Task','a':{}} | Task.a",
                "empty | {'resourceType':'Task','a':[]} | Task.a",
                "empty | {'resourceType':'Task','a':''} | Task.a",
                "empty | {'resourceType':'Task','a':['x',' ']} | Task.a[1]",
                "empty | {'resourceType':'Bundle','entry':[{'resource':{}}]} | Bundle.entry[0].resource",
                "array-in-array | {'resourceType':'Task','a':[['x']]} | Task.a[0]",
                "mixed-array | {'resourceType':'Task','a':['x',{'b':1}]} | Task.a[1]",
                "mixed-array | {'resourceType':'Task','a':[{'b':1},'x']} | Task.a[1]",
                "mixed-array | {'resourceType':'Task','_a':['x']} | Task._a[0]",
                "mixed-array | {'resourceType':'Task','a':[{'b':1}],'_a':[{'id':'1'}]} | Task.a[0]",
                "parallel-arrays | {'resourceType':'Task','a':['x','y'],'_a':[{'id':'1'}]} | Task.a",
                "parallel-arrays | {'resourceType':'Task','a':['x'],'_a':{'id':'1'}} | Task.a",
                "extension-of-primitive | {'resourceType':'Task','_a':'x'} | Task._a",
                "array-for-one | {'resourceType':'Bundle','entry':[{'resource':[{'resourceType':'Task'}]}]} | Bundle.entry[0].resource",
                "array-for-one | {'resourceType':'Task','for':{'reference':['Task/1']}} | Task.for.reference",
                "no-object | [1] | Resource",
                "no-object | 'x' | Resource",
                "no-object | null | Resource",
                "duplicate-member | {'resourceType':'PractitionerRole','resourceType':'Patient'} | PractitionerRole.resourceType",
                "syntax | <Patient/> | Resource"
            })
    void what_hapi_lets_pass_is_refused_with_rule_and_place(String rule, String json, String place) {
        var refusal = Samples.refusal(Samples.open(json.replace('\'', '"'), MediaForm.JSON));
        assertThat(refusal.code().wire()).isEqualTo("json-not-strict");
        assertThat(refusal.code().status()).isEqualTo(400);
        assertThat(refusal.arguments()).containsExactly(place, rule);
        assertThat(refusal.where().path()).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType':'Task','a':['x',null],'_a':[null,{'id':'1'}]}",
                "{'resourceType':'Task','a':['x','y'],'_a':[null,{'id':'1'}]}",
                "{'resourceType':'Task','_a':{'id':'1'}}",
                "{'resourceType':'Task','a':'x','_a':{'id':'1'}}",
                "{'resourceType':'Task','a':[true,false,1,'x']}"
            })
    void null_may_fill_up_parallel_arrays(String json) {
        assertThat(Samples.open(json.replace('\'', '"'), MediaForm.JSON)).isInstanceOf(Outcome.Passed.class);
    }

    @ParameterizedTest
    @CsvSource({"65, too-deep", "100000, too-deep"})
    void depth_is_a_limit(int depth, String code) {
        var refusal = Samples.refusal(Samples.open(
                "{\"resourceType\":\"Task\",\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}", MediaForm.JSON));
        assertThat(refusal.code().wire()).isEqualTo(code);
        assertThat(refusal.category()).isEqualTo(Category.LIMIT);
        assertThat(refusal.arguments()).containsExactly("64");
    }
}
