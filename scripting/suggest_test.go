package scripting_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/scripting"
)

func TestSuggest(t *testing.T) {
	names := []string{"run", "check", "new", "list", "version", "help", "hello"}
	for _, tt := range []struct{ word, want string }{
		{"rnu", `did you mean "run"?`},
		{"chekc", `did you mean "check"?`},
		{"lst", `did you mean "list"?`},
		{"versoin", `did you mean "version"?`},
		{"helo", `did you mean "help" or "hello"?`},
		{"verbose", ""},
		{"x", ""},
		{"", ""},
		{strings.Repeat("run", 1000), ""},
	} {
		assert.Equal(t, tt.want, scripting.Meant(tt.word, names), tt.word)
		if tt.want == "" {
			tt.want = "there are: check, hello, help, list, new, run, version"
		}
		assert.Equal(t, tt.want, scripting.Suggest(tt.word, "there are", names), tt.word)
	}
	assert.Empty(t, scripting.Suggest("x", "there are", nil))
	assert.Empty(t, scripting.Suggest("x", "there are", strings.Fields(strings.Repeat("many ", 100))))
}
