package report

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"queuesim/engine"
)

// explain says why res could not be encoded: which figure in it is no number, if it is that.
func explain(res *engine.Result, err error) error {
	path, x := notFinite(reflect.ValueOf(res).Elem())
	if path == nil {
		return fmt.Errorf("encode result: %w", err)
	}
	slices.Reverse(path)
	return fmt.Errorf("encode result: %s: want a finite number, got %v", strings.Join(path, "."), x)
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// notFinite returns the first figure in v that is no number, with its path from the inside out.
func notFinite(v reflect.Value) (path []string, x float64) {
	switch v.Kind() {
	case reflect.Float64:
		if x := v.Float(); !finite(x) {
			return []string{}, x
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return notFinite(v.Elem())
		}
	case reflect.Slice, reflect.Array:
		return notFiniteOf(v.Len(), func(i int) (string, reflect.Value) {
			return strconv.Itoa(i), v.Index(i)
		})
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int {
			return strings.Compare(a.String(), b.String())
		})
		return notFiniteOf(len(keys), func(i int) (string, reflect.Value) {
			return keys[i].String(), v.MapIndex(keys[i])
		})
	case reflect.Struct:
		return notFiniteOf(v.NumField(), func(i int) (string, reflect.Value) {
			return fieldName(v.Type().Field(i)), v.Field(i)
		})
	}
	return nil, 0
}

// notFiniteOf looks through the n parts of a value.
func notFiniteOf(n int, part func(int) (string, reflect.Value)) (path []string, x float64) {
	for i := range n {
		name, v := part(i)
		if path, x := notFinite(v); path != nil {
			return append(path, name), x
		}
	}
	return nil, 0
}

func fieldName(f reflect.StructField) string {
	if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" {
		return name
	}
	return strings.ToLower(f.Name)
}
