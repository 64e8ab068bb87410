/** Points of the picture on the graphics card: one shape for each kind, all of one size, a border that is whole or dashed. */
import { NodeProgram, type ProgramInfo } from 'sigma/rendering'
import type { NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import type { EntityKind } from '../../../../src/contract/entities.ts'

/** What a point carries besides its place. */
export interface ShapeData extends NodeDisplayData {
  readonly shape: EntityKind
  readonly border: string
  readonly borderWidth: number
  readonly isDashed: boolean
}

/** Half the width of every point, in units of the picture. */
export const radius = 22

const shapes: Readonly<Record<EntityKind, number>> = {
  person: 0,
  organisation: 1,
  vehicle: 1,
  contact_point: 2,
  location: 3,
  event: 4,
}

// Distances are worked out in pixels: borders and dashes are as sharp at any size.
const vertex = /* glsl */ `
attribute vec4 a_id;
attribute vec2 a_position;
attribute vec4 a_fill;
attribute vec4 a_border;
attribute vec4 a_style;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_half;
uniform float u_scale;
varying vec4 v_fill;
varying vec4 v_border;
varying vec2 v_at;
varying vec4 v_style;
const float bias = 255.0 / 254.0;
void main() {
  float reach = a_style.w * u_scale * 1.3 + 4.0;
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy * u_half;
  v_at = a_corner * reach;
  gl_Position = vec4((centre + v_at) / u_half, 0.0, 1.0);
  v_style = vec4(a_style.x, a_style.y * u_scale, a_style.z, a_style.w * u_scale);
  #ifdef PICKING_MODE
  v_fill = a_id;
  v_border = a_id;
  #else
  v_fill = a_fill;
  v_border = a_border;
  #endif
  v_fill.a *= bias;
  v_border.a *= bias;
}
`

const fragment = /* glsl */ `
precision highp float;
varying vec4 v_fill;
varying vec4 v_border;
varying vec2 v_at;
varying vec4 v_style;
float squareAt(vec2 p, float r) {
  vec2 d = abs(p) - vec2(r * 0.72);
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0) - r * 0.23;
}
float hexagonAt(vec2 p, float r) {
  vec2 q = abs(p);
  return max(q.x, q.x * 0.5 + q.y * 0.866) - r * 0.96;
}
float diamondAt(vec2 p, float r) {
  vec2 q = abs(p);
  return (q.x + q.y - r * 1.16) * 0.7071;
}
float eventAt(vec2 p, float r) {
  vec2 q = vec2(abs(p.x), -p.y);
  return max(q.x * 0.94 + q.y * 0.34 - r * 0.6, -q.y - r * 0.95);
}
void main() {
  float r = v_style.w;
  float shape = v_style.x;
  float d = shape < 0.5 ? length(v_at) - r
    : shape < 1.5 ? squareAt(v_at, r)
    : shape < 2.5 ? diamondAt(v_at, r)
    : shape < 3.5 ? hexagonAt(v_at, r)
    : eventAt(v_at, r);
  #ifdef PICKING_MODE
  gl_FragColor = d > 2.0 ? vec4(0.0) : v_fill;
  #else
  float inside = clamp(0.5 - d, 0.0, 1.0);
  float onBorder = clamp(d + v_style.y + 0.5, 0.0, 1.0);
  if (v_style.z > 0.5) {
    float turn = atan(v_at.y, v_at.x) * 10.0 / 3.14159265;
    onBorder *= step(0.42, fract(turn));
  }
  gl_FragColor = mix(v_fill, v_border, onBorder) * inside;
  #endif
}
`

const uniforms = ['u_matrix', 'u_half', 'u_scale'] as const

export class ShapeProgram extends NodeProgram<(typeof uniforms)[number]> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: vertex,
      FRAGMENT_SHADER_SOURCE: fragment,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_fill', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_border', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_style', size: 4, type: FLOAT },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [1, 1],
      ],
    }
  }

  override processVisibleItem(id: number, start: number, data: ShapeData): void {
    this.array.set(
      [
        data.x,
        data.y,
        floatColor(data.color),
        floatColor(data.border),
        shapes[data.shape],
        data.borderWidth,
        data.isDashed ? 1 : 0,
        radius,
        id,
      ],
      start,
    )
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<(typeof uniforms)[number]>): void {
    const { width, height, pixelRatio, matrix, zoomRatio } = params
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix)
    gl.uniform2f(uniformLocations.u_half, (width * pixelRatio) / 2, (height * pixelRatio) / 2)
    gl.uniform1f(uniformLocations.u_scale, pixelRatio / zoomRatio)
  }
}
