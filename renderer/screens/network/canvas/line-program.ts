/** Lines of the picture on the graphics card: one width for all, whole or dashed, beside each other between the same two. */
import { EdgeProgram, type ProgramInfo } from 'sigma/rendering'
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'

export interface LineData extends EdgeDisplayData {
  /** How far it lies from the straight way, in units of the picture, to the left of its direction. */
  readonly aside: number
  readonly isDashed: boolean
}

const vertex = /* glsl */ `
attribute vec2 a_from;
attribute vec2 a_to;
attribute vec4 a_color;
attribute vec3 a_style;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_half;
uniform float u_scale;
uniform float u_ratio;
varying vec4 v_color;
varying vec2 v_at;
varying vec2 v_style;
const float bias = 255.0 / 254.0;
void main() {
  vec2 from = (u_matrix * vec3(a_from, 1.0)).xy * u_half;
  vec2 to = (u_matrix * vec3(a_to, 1.0)).xy * u_half;
  vec2 way = to - from;
  float far = max(length(way), 0.001);
  vec2 along = way / far;
  vec2 left = vec2(-along.y, along.x);
  float width = a_style.x * u_ratio;
  float side = a_corner.y * (width * 0.5 + 1.0);
  vec2 at = from + along * far * a_corner.x + left * (a_style.y * u_scale + side);
  gl_Position = vec4(at / u_half, 0.0, 1.0);
  v_at = vec2(far * a_corner.x / u_ratio, side);
  v_style = vec2(width * 0.5, a_style.z);
  v_color = a_color;
  v_color.a *= bias;
}
`

const fragment = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_at;
varying vec2 v_style;
void main() {
  float cover = clamp(v_style.x + 0.5 - abs(v_at.y), 0.0, 1.0);
  if (v_style.y > 0.5) cover *= step(fract(v_at.x / 9.0), 0.58);
  #ifdef PICKING_MODE
  gl_FragColor = vec4(0.0);
  #else
  gl_FragColor = v_color * cover;
  #endif
}
`

const uniforms = ['u_matrix', 'u_half', 'u_scale', 'u_ratio'] as const

export class LineProgram extends EdgeProgram<(typeof uniforms)[number]> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: vertex,
      FRAGMENT_SHADER_SOURCE: fragment,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        { name: 'a_from', size: 2, type: FLOAT },
        { name: 'a_to', size: 2, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_style', size: 3, type: FLOAT },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [0, -1],
        [1, -1],
        [0, 1],
        [1, 1],
      ],
    }
  }

  override processVisibleItem(
    _id: number,
    start: number,
    from: NodeDisplayData,
    to: NodeDisplayData,
    data: LineData,
  ): void {
    this.array.set(
      [from.x, from.y, to.x, to.y, floatColor(data.color), data.size, data.aside, data.isDashed ? 1 : 0],
      start,
    )
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<(typeof uniforms)[number]>): void {
    const { width, height, pixelRatio, matrix, zoomRatio } = params
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix)
    gl.uniform2f(uniformLocations.u_half, (width * pixelRatio) / 2, (height * pixelRatio) / 2)
    gl.uniform1f(uniformLocations.u_scale, pixelRatio / zoomRatio)
    gl.uniform1f(uniformLocations.u_ratio, pixelRatio)
  }
}
